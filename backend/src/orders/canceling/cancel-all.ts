import type { Order, Ticker } from '@finally/contract';
import type { Origin } from '../../kernel/principal.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time/clock.ts';
import type { Decided } from '../../ledger/command.ts';
import { Desk } from '../../ledger/orders/desk.ts';
import { cancelOrder } from '../../ledger/orders/end-order.ts';
import { isFinal } from '../../ledger/orders/lifecycle.ts';
import type { OrderRow } from '../../ledger/orders/order-row.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { CancelGuard } from '../../risk/gate.ts';
import { averagePricesOf } from '../average-prices.ts';
import { toOrder } from '../order-mapping.ts';
import type { CancelAllRefusal } from '../refusals.ts';
import type { Matcher } from '../resting/matcher.ts';

/** Maximum number of orders in one transaction; bounds how long the event loop is blocked. */
export const CANCELED_AT_ONCE_MAX = 100;

export interface CancelAllOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'command' | 'openOrderIds' | 'fillsOf'>;
  readonly matcher: Pick<Matcher, 'apply'>;
  readonly clock: Pick<Clock, 'now_ms'>;
  /** Judges each part at the moment it is canceled. */
  readonly guard: CancelGuard;
}

/**
 * Cancels the orders that are open now, or those of one ticker, a part of them in each transaction.
 * Orders that are filled between two parts stay filled; one that is replaced is canceled in its new
 * form. If the guard refuses a later part, for a halt that came meanwhile, the earlier ones stay canceled.
 *
 * @returns the orders that were canceled, in the order in which they were placed
 */
export async function cancelAll(
  ticker: Ticker | undefined,
  by: Origin,
  options: CancelAllOptions,
): Promise<Result<Order[], CancelAllRefusal>> {
  const { ledger, account_id, guard } = options;
  const allowed = guard();
  if (!allowed.ok) return allowed;
  const canceled = new Map<string, Order>();
  const places = new Map<string, number>();
  let open = await ledger.openOrderIds(account_id, ticker);
  while (open.length > 0) {
    for (const { id, sequence } of open) places.set(id, sequence);
    for (let start = 0; start < open.length; start += CANCELED_AT_ONCE_MAX) {
      const part = open.slice(start, start + CANCELED_AT_ONCE_MAX).map(({ id }) => id);
      const done = await cancelPart(part, by, options);
      if (!done.ok && canceled.size === 0) return done;
      if (!done.ok) return ok(inOrder(canceled, places));
      for (const order of done.value) canceled.set(order.id, order);
    }
    const still = await ledger.openOrderIds(account_id, ticker);
    open = still.filter(({ replaces }) => replaces !== null && places.has(replaces));
  }
  return ok(inOrder(canceled, places));
}

/**
 * Cancels the named orders that are still open, a part of them in each transaction, and no others.
 *
 * @returns the orders that were canceled, in the order of their ids
 */
export async function cancelListed(
  ids: readonly string[],
  by: Origin,
  options: CancelAllOptions,
): Promise<Result<Order[], CancelAllRefusal>> {
  const allowed = options.guard();
  if (!allowed.ok) return allowed;
  const canceled = new Map<string, Order>();
  for (let start = 0; start < ids.length; start += CANCELED_AT_ONCE_MAX) {
    const done = await cancelPart(ids.slice(start, start + CANCELED_AT_ONCE_MAX), by, options);
    if (!done.ok && canceled.size === 0) return done;
    if (!done.ok) break;
    for (const order of done.value) canceled.set(order.id, order);
  }
  return ok(inOrder(canceled, new Map(ids.map((id, place) => [id, place]))));
}

function inOrder(
  canceled: ReadonlyMap<string, Order>,
  places: ReadonlyMap<string, number>,
): Order[] {
  const placeOf = ({ id }: Order): number => places.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...canceled.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

/** Cancels orders in one transaction. @returns those that it canceled */
async function cancelPart(
  ids: readonly string[],
  by: Origin,
  { account_id, ledger, matcher, clock, guard }: CancelAllOptions,
): Promise<Result<readonly Order[], CancelAllRefusal>> {
  const keys = { ...by, by_agent: false, client_order_id: null, orders: ids };
  type Canceled = Result<Decided<readonly OrderRow[]>, CancelAllRefusal>;
  const done = await ledger.command(account_id, keys, (view): Canceled => {
    const allowed = guard();
    if (!allowed.ok) return allowed;
    const desk = new Desk(view, by, clock.now_ms());
    for (const id of ids) {
      const order = desk.order(id);
      if (!isFinal(order.state)) cancelOrder(desk, order, 'user');
    }
    const outcome = desk.outcome();
    return ok({ value: outcome.orders, outcome: outcome.orders.length > 0 ? outcome : null });
  });
  if (!done.ok) return done;
  matcher.apply(account_id, done.value.value);
  const orders = done.value.value.filter(({ state }) => state === 'canceled');
  const averages = await averagePricesOf(ledger, account_id, orders);
  return ok(orders.map((order) => toOrder(order, averages)));
}
