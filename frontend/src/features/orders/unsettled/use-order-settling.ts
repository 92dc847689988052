'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/shared/toast';
import { LATE_MS } from '../receipts/late-answer';
import { notifyFill } from '../receipts/notify-fill-actions';
import { notifyPlaced } from '../receipts/notify-placed-actions';
import { describeOrder } from '../terms/words/describe-order';
import { settleOrders } from './settle-orders-actions';
import { unansweredOrders, unsettledOrdersStore } from './unsettled-orders-store';

/** Pause between two requests about lost answers. */
const ASK_EVERY_MS = 2_000;

/** Asks the server for the outcomes of orders whose answer was lost, and shows them in toasts. */
async function notifyOutcomes(): Promise<void> {
  for (const { order, receipt, placed } of await settleOrders()) {
    if (receipt) notifyFill(receipt, { isLate: true });
    else if (placed) notifyPlaced(placed, { isLate: true });
    else {
      toast.error(`${describeOrder(order)} did not go through`, {
        description: 'Its answer was lost. The server has no such order.',
        duration: LATE_MS,
      });
    }
  }
}

/** Asks for the outcome of orders whose answer was lost until it is known, and shows it. Use it once. */
export function useOrderSettling(): void {
  const isOpen = useStore(unsettledOrdersStore, (orders) => unansweredOrders(orders).length > 0);
  useEffect(() => {
    if (!isOpen) return;
    let timer: ReturnType<typeof setTimeout>;
    const askLater = () => {
      timer = setTimeout(() => void notifyOutcomes().finally(askLater), ASK_EVERY_MS);
    };
    askLater();
    return () => clearTimeout(timer);
  }, [isOpen]);
}
