import type { Order, OrderChange } from '@finally/contract';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import type { ChosenOrders, ChosenType, Intent, OrderValue } from './grammar/intent';
import { writeValue } from './grammar/orders/chosen-orders-grammar';

const isTrailing = ({ type }: Order): boolean =>
  type === 'trailing_stop' || type === 'trailing_stop_limit';

const IS_OF_TYPE: Readonly<Record<ChosenType, (order: Order) => boolean>> = {
  limit: ({ type }) => type === 'limit',
  stop: (order) => order.type === 'stop' || order.type === 'stop_limit' || isTrailing(order),
  trail: isTrailing,
  take_profit: ({ role, type, side }) =>
    role === 'take_profit' || (type === 'limit' && side === 'sell'),
};

/** Returns the open orders that a line chooses, newest first as they are listed. */
export function chosenOrders(
  orders: readonly Order[],
  { ticker, side, type, price, isLatest }: ChosenOrders,
): readonly Order[] {
  const found = orders.filter(
    (order) =>
      (ticker === null || order.ticker === ticker) &&
      (side === null || order.side === side) &&
      (type === null || IS_OF_TYPE[type](order)) &&
      (price === null || order.limit_price === price || order.stop_price === price),
  );
  if (!isLatest) return found;
  const newest = [...found].sort((one, other) => (one.placed_at < other.placed_at ? 1 : -1));
  return headsOf(newest).slice(0, 1);
}

/** Returns one order of each group, whose cancellation cancels the others: the entry if there is one. */
export const headsOf = (orders: readonly Order[]): readonly Order[] =>
  orders.filter(
    (order) =>
      order.group_id === null ||
      order ===
        (orders.find(({ group_id, role }) => group_id === order.group_id && role === 'entry') ??
          orders.find(({ group_id }) => group_id === order.group_id)),
  );

type ChangeIntent = Extract<Intent, { kind: 'change_order' }>;

/** Returns the field of an order that a value changes; null if the order has no such price. */
function fieldOf(
  order: Order,
  type: ChosenType | null,
  to: OrderValue,
): 'limit_price' | 'stop_price' | 'trail_percent' | 'trail_amount' | null {
  if (isTrailing(order)) {
    if (type !== 'trail' && to.kind === 'price') return null;
    return to.kind === 'percent' ? 'trail_percent' : 'trail_amount';
  }
  if (to.kind === 'percent') return null;
  const isLimited = order.limit_price !== null;
  if (type === 'stop') return order.stop_price === null ? null : 'stop_price';
  if (type !== null) return isLimited ? 'limit_price' : null;
  if (order.stop_price !== null) return isLimited ? null : 'stop_price';
  return isLimited ? 'limit_price' : null;
}

/** An order to change, and how. */
export interface ChosenChange {
  readonly order: Order;
  readonly change: OrderChange;
}

/** Returns the one open order that a line changes, or a sentence that says why there is not one. */
export function chosenChange(
  { chosen, to }: ChangeIntent,
  orders: readonly Order[],
): ChosenChange | string {
  const found = chosenOrders(orders, chosen).flatMap((order) => {
    const field = fieldOf(order, chosen.type, to);
    return field === null ? [] : [{ order, field }];
  });
  const [first, ...others] = found;
  if (!first) return noneOpen(chosen);
  if (others.length > 0) return whichOf(found, chosen, to);
  const value = to.kind === 'price' ? to.price : to.percent;
  return { order: first.order, change: { [first.field]: value } };
}

const WAITS = ' (waits for its entry)';

/** Names an open order, and says if it only waits for its entry. */
export const nameOpen = (order: Order): string =>
  `${describePlacedOrder(order)}${order.state === 'held' ? WAITS : ''}`;

/** Names several orders, and how to say which one is changed. */
function whichOf(
  found: readonly { readonly order: Order; readonly field: keyof OrderChange }[],
  chosen: ChosenOrders,
  to: OrderValue,
): string {
  const named = found.map(({ order }) => nameOpen(order)).join('; ');
  const lines = found.map(({ order }) => {
    const price = order.stop_price ?? order.limit_price;
    const type = order.stop_price === null ? 'LIMIT' : 'STOP';
    return price === null || isTrailing(order)
      ? `MOVE ${order.ticker} TRAIL TO ${writeValue(to)}`
      : `MOVE ${order.ticker} ${type} AT ${price} TO ${writeValue(to)}`;
  });
  const different = lines.find((line) => lines.filter((one) => one === line).length === 1);
  const newest = `MOVE LAST${chosen.ticker ? ` ${chosen.ticker}` : ''} ${chosen.type === 'limit' ? 'LIMIT' : 'STOP'} TO ${writeValue(to)}`;
  return `${found.length} orders may be meant: ${named}. Write which, as in ${different ?? newest}.`;
}

const NAMES: Readonly<Record<ChosenType, string>> = {
  limit: 'limit',
  stop: 'stop',
  trail: 'trailing stop',
  take_profit: 'take profit',
};

/** Says that no such order is open. */
export function noneOpen({ ticker, side, type, price }: ChosenOrders): string {
  const words = ['open', side, ticker, type && NAMES[type], 'order'].filter(Boolean).join(' ');
  return `There is no ${words}${price === null ? '' : ` at ${price}`}.`;
}
