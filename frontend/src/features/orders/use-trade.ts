'use client';

import type { PlacedOrder } from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/shared/toast';
import { BUSY, type Order, type OrderOutcome, ordersStore, type Refusal } from './orders-store';
import { notifyFill } from './receipts/notify-fill-actions';
import { nameOrder } from './receipts/receipt-sentences';

export type { Order };

/** Shows a placed order in a toast; its sentences are loaded with the first one. */
const notifyPlaced = (placed: PlacedOrder): void =>
  void import('./receipts/notify-placed-actions').then(
    (actions) => actions.notifyPlaced(placed),
    () => toast.success('The order is placed.'),
  );

/** Places an order and shows in a toast what became of it. The caller shows a refusal. */
export async function placeOrder(order: Order): Promise<OrderOutcome> {
  const outcome = await ordersStore.place(order);
  if (outcome.kind === 'filled') notifyFill(outcome.receipt);
  if (outcome.kind === 'placed') notifyPlaced(outcome.placed);
  return outcome;
}

/** Places an order and shows any outcome in a toast; for callers that have no place for a refusal. */
export async function placeOrderWithToasts(order: Order): Promise<void> {
  const outcome = await placeOrder(order);
  if (outcome.kind === 'refused') {
    toast.error(`${nameOrder(order)}: refused`, { description: outcome.refusal.detail });
  }
  if (outcome.kind === 'unsettled') {
    toast.error(`${nameOrder(order)}: no answer`, { description: outcome.detail });
  }
  if (outcome.kind === 'busy') toast.error(BUSY);
}

/** Repeats the order that was placed last, if there is one. */
export async function repeatLastOrder(): Promise<void> {
  const { last } = ordersStore.getState();
  if (last) await placeOrderWithToasts(last);
}

/** Returns the order that was placed last, or null. */
export const useLastOrder = (): Order | null => useStore(ordersStore, (state) => state.last);

/**
 * Places orders, at most one at a time. A fill is shown in a toast and the portfolio is fetched
 * again; a refusal is kept until it is dismissed. `useUnansweredOrders` reports an order whose
 * answer was lost.
 */
export function useTrade(): {
  /** The side in flight, or null. */
  placing: Order['side'] | null;
  refusal: Refusal | null;
  dismissRefusal: () => void;
  /** Resolves to whether the order was placed: not if it was refused, declined or its answer lost. */
  trade: (order: Order) => Promise<boolean>;
} {
  const placing = useStore(ordersStore, (state) => state.placing?.side ?? null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function trade(order: Order): Promise<boolean> {
    const placed = placeOrder(order);
    setRefusal(null);
    const outcome = await placed;
    if (outcome.kind === 'refused') setRefusal(outcome.refusal);
    return outcome.kind === 'filled' || outcome.kind === 'placed';
  }

  return { placing, refusal, dismissRefusal: () => setRefusal(null), trade };
}
