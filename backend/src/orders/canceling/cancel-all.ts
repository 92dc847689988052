import type { Order, Ticker } from '@finally/contract';
import type { Origin } from '../../kernel/principal.ts';
import { ok } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time/clock.ts';
import { Desk } from '../../ledger/orders/desk.ts';
import { cancelOrder } from '../../ledger/orders/end-order.ts';
import { isFinal } from '../../ledger/orders/lifecycle.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import { toOrder } from '../order-mapping.ts';
import type { Matcher } from '../resting/matcher.ts';

/** Maximum number of orders in one transaction; bounds how long the event loop is blocked. */
export const CANCELED_AT_ONCE_MAX = 100;

export interface CancelAllOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'command' | 'openOrderIds'>;
  readonly matcher: Pick<Matcher, 'apply'>;
  readonly clock: Pick<Clock, 'now_ms'>;
}

/**
 * Cancels the orders that are open now, or those of one ticker, a part of them in each transaction.
 * Orders that are filled between two parts stay filled; one that is replaced is canceled in its new
 * form.
 *
 * @returns the orders that were canceled, in the order in which they were placed
 */
export async function cancelAll(
  ticker: Ticker | undefined,
  by: Origin,
  options: CancelAllOptions,
): Promise<Order[]> {
  const { ledger, account_id } = options;
  const canceled = new Map<string, Order>();
  const places = new Map<string, number>();
  let open = await ledger.openOrderIds(account_id, ticker);
  while (open.length > 0) {
    for (const { id, sequence } of open) places.set(id, sequence);
    for (let start = 0; start < open.length; start += CANCELED_AT_ONCE_MAX) {
      const part = open.slice(start, start + CANCELED_AT_ONCE_MAX).map(({ id }) => id);
      for (const order of await cancelPart(part, by, options)) canceled.set(order.id, order);
    }
    const still = await ledger.openOrderIds(account_id, ticker);
    open = still.filter(({ replaces }) => replaces !== null && places.has(replaces));
  }
  const placeOf = ({ id }: Order): number => places.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...canceled.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

/** Cancels orders in one transaction. @returns those that it canceled */
async function cancelPart(
  ids: readonly string[],
  by: Origin,
  { account_id, ledger, matcher, clock }: CancelAllOptions,
): Promise<readonly Order[]> {
  const keys = { ...by, by_agent: false, client_order_id: null, orders: ids };
  const done = await ledger.command(account_id, keys, (view) => {
    const desk = new Desk(view, by, clock.now_ms());
    for (const id of ids) {
      const order = desk.order(id);
      if (!isFinal(order.state)) cancelOrder(desk, order, 'user');
    }
    const outcome = desk.outcome();
    return ok({ value: outcome.orders, outcome: outcome.orders.length > 0 ? outcome : null });
  });
  if (!done.ok) throw new Error('canceling is never refused');
  matcher.apply(account_id, done.value.value);
  return done.value.value
    .filter(({ state }) => state === 'canceled')
    .map((order) => toOrder(order));
}
