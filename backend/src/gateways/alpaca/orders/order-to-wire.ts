import type { PriceE4 } from '../../../kernel/money.ts';
import { isFinal } from '../../../ledger/orders/lifecycle.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import { money, price, quantity } from '../wire/amounts.ts';
import { assetIdOf, toUuid } from '../wire/ids.ts';
import { toTime } from '../wire/times.ts';

/** An order with what its row does not say. */
export interface ShownOrder {
  readonly order: OrderRow;
  /** All orders of its group; empty for an order on its own. */
  readonly group: readonly OrderRow[];
  /** The average prices of fills, by the ids of orders. */
  readonly averages: ReadonlyMap<string, PriceE4>;
  /** The ids of replacements, by the ids of the orders that they replaced. */
  readonly replacements: ReadonlyMap<string, string>;
}

/** An order as it stands on Alpaca's wire. */
export type AlpacaOrder = ReturnType<typeof toAlpacaOrder>;

/** Writes an order; the legs of a parent are within it. */
export function toAlpacaOrder(shown: ShownOrder) {
  const { order, group } = shown;
  const legs = isParent(order, group) ? legsOf(order, group) : [];
  return {
    ...fieldsOf(shown),
    legs: legs.length === 0 ? null : legs.map((leg) => fieldsOf({ ...shown, order: leg })),
  };
}

/** The order that the others of a group are legs of: the entry, or the take-profit of a pair. */
export function parentOf(order: OrderRow, group: readonly OrderRow[]): OrderRow {
  const parents = group.filter((other) => isParent(other, group));
  return parents.findLast(({ state }) => state !== 'replaced') ?? parents.at(-1) ?? order;
}

function isParent({ role }: OrderRow, group: readonly OrderRow[]): boolean {
  const has_entry = group.some((other) => other.role === 'entry');
  return has_entry ? role === 'entry' : role === 'take_profit';
}

const legsOf = (parent: OrderRow, group: readonly OrderRow[]): readonly OrderRow[] =>
  group.filter(({ role, state }) => role !== parent.role && state !== 'replaced');

function classOf(group: readonly OrderRow[]): '' | 'bracket' | 'oco' | 'oto' {
  const roles = new Set(group.map(({ role }) => role));
  if (!roles.has('entry')) return roles.size === 0 ? '' : 'oco';
  return roles.size === 3 ? 'bracket' : 'oto';
}

/** FinAlly's further types and times, by the nearest that clients know. */
const TYPES = { trailing_stop_limit: 'trailing_stop' } as const;
const TIMES = { gtd: 'gtc' } as const;

const known = <Value extends string, Other extends string>(
  value: Value,
  others: Readonly<Partial<Record<Value, Other>>>,
): Value | Other => others[value] ?? value;

export function statusOf(order: OrderRow, group: readonly OrderRow[] = []): string {
  const { state, filled_e6 } = order;
  if (state === 'pending') return 'accepted';
  if (state !== 'working' && state !== 'triggered') return state;
  if (filled_e6 > 0) return 'partially_filled';
  return isHeldByTakeProfit(order, group) ? 'held' : 'new';
}

/** Of a pair of exits the take-profit rests in the market, and the stop is held. */
const isHeldByTakeProfit = ({ role, state }: OrderRow, group: readonly OrderRow[]): boolean =>
  role === 'stop_loss' &&
  state === 'working' &&
  group.some((other) => other.role === 'take_profit' && !isFinal(other.state));

/** An exit that waits covers what its entry will have bought. */
const quantityOf = (order: OrderRow, group: readonly OrderRow[]): number => {
  if (order.state !== 'held' && order.quantity_e6 > 0) return order.quantity_e6;
  return group.find(({ role }) => role === 'entry')?.quantity_e6 ?? order.quantity_e6;
};

function fieldsOf({ order, group, averages, replacements }: ShownOrder) {
  const ended = (state: OrderRow['state']) =>
    order.state === state ? toTime(order.updated_ms) : null;
  const average = averages.get(order.id);
  const replaced_by = replacements.get(order.id);
  const type = known(order.type, TYPES);
  return {
    id: toUuid('order', order.id),
    client_order_id: order.client_order_id ?? order.id,
    created_at: toTime(order.placed_ms),
    updated_at: toTime(order.updated_ms),
    submitted_at: toTime(order.placed_ms),
    filled_at: ended('filled'),
    expired_at: ended('expired'),
    expires_at: order.expires_ms === null ? null : toTime(order.expires_ms),
    canceled_at: ended('canceled'),
    failed_at: ended('rejected'),
    replaced_at: ended('replaced'),
    replaced_by: replaced_by === undefined ? null : toUuid('order', replaced_by),
    replaces: order.replaces === null ? null : toUuid('order', order.replaces),
    asset_id: assetIdOf(order.ticker),
    symbol: order.ticker,
    asset_class: 'us_equity',
    notional: order.notional_cents === null ? null : money(order.notional_cents),
    qty: order.notional_cents === null ? quantity(quantityOf(order, group)) : null,
    filled_qty: quantity(order.filled_e6),
    filled_avg_price: average === undefined ? null : price(average),
    order_class: classOf(group),
    order_type: type,
    type,
    side: order.side,
    position_intent: intentOf(order),
    time_in_force: known(order.time_in_force, TIMES),
    limit_price: order.limit_price_e4 === null ? null : price(order.limit_price_e4),
    stop_price: order.stop_price_e4 === null ? null : price(order.stop_price_e4),
    status: statusOf(order, group),
    // Every session of this market is a regular one.
    extended_hours: false,
    trail_percent: order.trail_bp === null ? null : price(order.trail_bp * 100),
    trail_price: order.trail_amount_e4 === null ? null : price(order.trail_amount_e4),
    hwm: order.mark_e4 === null ? null : price(order.mark_e4),
    subtag: null,
    source: null,
    ratio_qty: null,
  };
}

/** A purchase opens unless it may only reduce; a sale closes what is held. */
const intentOf = ({ side, reduce_only }: OrderRow): string => {
  if (side === 'sell') return 'sell_to_close';
  return reduce_only ? 'buy_to_close' : 'buy_to_open';
};
