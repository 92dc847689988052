'use client';

import type { TradeReceipt } from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/shared/toast';
import { BUSY, type Order, type OrderOutcome, ordersStore, type Refusal } from './orders-store';
import { notifyFill } from './receipts/notify-fill-actions';
import { notifyPlaced } from './receipts/notify-placed-actions';
import { describeOrder } from './receipts/receipt-sentences';

export type { Order };

/** Places an order and tells in a toast what became of it. A refusal is the caller's to tell. */
export async function placeOrder(order: Order): Promise<OrderOutcome> {
  const outcome = await ordersStore.place(order);
  if (outcome.kind === 'filled') notifyFill(outcome.receipt);
  if (outcome.kind === 'placed') notifyPlaced(outcome.placed);
  return outcome;
}

/** Places an order from where nothing can stay on the page: a refusal is told in a toast too. */
export async function placeOrderAloud(order: Order): Promise<void> {
  const outcome = await placeOrder(order);
  if (outcome.kind === 'refused') {
    toast.error(`${describeOrder(order)}: refused`, { description: outcome.refusal.detail });
  }
  if (outcome.kind === 'unsettled') {
    toast.error(`${describeOrder(order)}: no answer`, { description: outcome.detail });
  }
  if (outcome.kind === 'busy') toast.error(BUSY);
}

/** Repeats the order that was placed last; does nothing if there is none. */
export async function repeatLastOrder(): Promise<void> {
  const { last } = ordersStore.getState();
  if (last) await placeOrderAloud(last);
}

/** The order that was placed last, or null. */
export const useLastOrder = (): Order | null => useStore(ordersStore, (state) => state.last);

/**
 * Placing orders: at most one in flight. A fill is told in a toast and the
 * portfolio fetched again; a refusal stays until it is dismissed. An order whose answer was lost is
 * told by `useOrdersOfUnknownFate`.
 */
export function useTrade(): {
  /** The side in flight, or null. */
  placing: Order['side'] | null;
  refusal: Refusal | null;
  dismissRefusal: () => void;
  /** Resolves to the receipt, or to null where the order was refused or another one is in flight. */
  trade: (order: Order) => Promise<TradeReceipt | null>;
} {
  const placing = useStore(ordersStore, (state) => state.placing?.side ?? null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function trade(order: Order): Promise<TradeReceipt | null> {
    const placed = placeOrder(order);
    setRefusal(null);
    const outcome = await placed;
    if (outcome.kind === 'refused') setRefusal(outcome.refusal);
    return outcome.kind === 'filled' ? outcome.receipt : null;
  }

  return { placing, refusal, dismissRefusal: () => setRefusal(null), trade };
}
