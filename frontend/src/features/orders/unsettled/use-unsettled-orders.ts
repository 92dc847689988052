'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { toast } from '@/shared/toast';
import { ordersStore, UNSETTLED } from '../orders-store';
import { notifyFill } from '../receipts/notify-fill-actions';
import { notifyPlaced } from '../receipts/notify-placed-actions';
import { describeOrder } from '../receipts/receipt-sentences';
import { ordersOfUnknownFate, unsettledOrdersStore } from './unsettled-orders-store';

/** How long the server is left alone between two questions about lost answers. */
const ASK_EVERY_MS = 2_000;

/** One sentence for each order whose answer was lost, until the server says what became of it. */
export const useOrdersOfUnknownFate = (): readonly string[] =>
  useStore(
    unsettledOrdersStore,
    useShallow((orders) =>
      ordersOfUnknownFate(orders).map(
        ({ request, reason }) => `${describeOrder(request)}: ${reason} ${UNSETTLED}`,
      ),
    ),
  );

async function settleAloud(): Promise<void> {
  for (const { order, receipt, placed } of await ordersStore.settle()) {
    if (receipt) notifyFill(receipt);
    else if (placed) notifyPlaced(placed);
    else toast(`${describeOrder(order)} did not go through: the server has no such order.`);
  }
}

/** Asks what became of orders whose answer was lost until it is known, and tells it. One caller only. */
export function useOrderSettling(): void {
  const isOpen = useStore(unsettledOrdersStore, (orders) => ordersOfUnknownFate(orders).length > 0);
  useEffect(() => {
    if (!isOpen) return;
    let timer: ReturnType<typeof setTimeout>;
    const askLater = () => {
      timer = setTimeout(() => void settleAloud().finally(askLater), ASK_EVERY_MS);
    };
    askLater();
    return () => clearTimeout(timer);
  }, [isOpen]);
}
