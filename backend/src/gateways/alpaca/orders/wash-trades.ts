import type { OrderRequest } from '@finally/contract';
import { PRICE_SCALE, parseDecimal } from '../../../kernel/money.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import { fault } from '../wire/faults.ts';
import { toUuid } from '../wire/ids.ts';

type NewOrder = Pick<OrderRequest, 'ticker' | 'side' | 'type' | 'limit_price' | 'order_class'>;

/** Returns whether an order is one of those that Alpaca never counts as part of a wash trade. */
const isExempt = (order_class: string, type: string): boolean =>
  order_class !== 'simple' || type.startsWith('trailing_stop');

/**
 * Refuses an order that could trade with an open one of the same account on the other side.
 *
 * @param open the open orders of the account
 */
export function refuseWashTrade(order: NewOrder, open: readonly OrderRow[]) {
  if (isExempt(order.order_class, order.type)) return undefined;
  const others = open.filter(
    ({ ticker, side, role, type }) =>
      ticker === order.ticker && side !== order.side && !isExempt(role, type),
  );
  const other = others.find((existing) => couldTrade(order, existing));
  if (!other) return undefined;
  const kind = hasLimit(other.type) ? 'limit' : 'market/stop';
  return fault(403, 'potential wash trade detected. use complex orders', {
    existing_order_id: toUuid('order', other.id),
    reject_reason: `opposite side ${kind} order exists`,
  });
}

const hasLimit = (type: string): boolean => type === 'limit' || type === 'stop_limit';

/** A market order or a stop can trade with anything; two limits have to meet. */
function couldTrade(order: NewOrder, existing: OrderRow): boolean {
  if (!hasLimit(order.type) || !hasLimit(existing.type)) return true;
  const mine = parseDecimal(order.limit_price ?? 0, PRICE_SCALE) ?? 0;
  const theirs = existing.limit_price_e4 ?? 0;
  return order.side === 'buy' ? mine >= theirs : theirs >= mine;
}
