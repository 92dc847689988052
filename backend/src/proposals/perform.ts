import type { AskedAction, CanceledOrders, Order, PlacedOrder } from '@finally/contract';
import { ok, type Result } from '../kernel/result.ts';
import type { OrderService, Trader } from '../orders/index.ts';
import type { ActRefusal } from './refusals.ts';

/** What came of an action: the receipt of the service that performed it. */
export type Performed =
  | { readonly kind: 'place' | 'replace'; readonly placed: PlacedOrder }
  | { readonly kind: 'cancel'; readonly order: Order }
  | { readonly kind: 'cancel_all'; readonly canceled: CanceledOrders };

export type PerformingOrders = Pick<OrderService, 'place' | 'replace' | 'cancel' | 'cancelAll'>;

/** Performs an action through the service that serves a person's requests too. */
export async function perform(
  orders: PerformingOrders,
  asked: AskedAction,
  by: Trader,
): Promise<Result<Performed, ActRefusal>> {
  switch (asked.kind) {
    case 'place': {
      const placed = await orders.place(asked.order, by);
      return placed.ok ? ok({ kind: 'place', placed: placed.value }) : placed;
    }
    case 'replace': {
      const replaced = await orders.replace(asked.order_id, asked.change, by);
      return replaced.ok ? ok({ kind: 'replace', placed: replaced.value }) : replaced;
    }
    case 'cancel': {
      const canceled = await orders.cancel(asked.order_id, by);
      return canceled.ok ? ok({ kind: 'cancel', order: canceled.value }) : canceled;
    }
    case 'cancel_all': {
      const canceled = await orders.cancelAll(asked.ticker ?? undefined, by);
      return canceled.ok ? ok({ kind: 'cancel_all', canceled: canceled.value }) : canceled;
    }
  }
}

/** Returns the order that an action led to; null for one on several orders. */
export function orderIdOf(performed: Performed): string | null {
  switch (performed.kind) {
    case 'place':
    case 'replace':
      return performed.placed.order.id;
    case 'cancel':
      return performed.order.id;
    case 'cancel_all':
      return null;
  }
}
