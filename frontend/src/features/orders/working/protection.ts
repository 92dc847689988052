import type { Order } from '@finally/contract';
import { isFinal } from './order-sentences';

type Leg = Omit<Order, 'legs'>;

/** Whether an order works, and not only waits for its entry. */
const isLive = (order: Leg): boolean => !isFinal(order) && order.state !== 'held';

const STOPS: ReadonlySet<Order['type']> = new Set([
  'stop',
  'stop_limit',
  'trailing_stop',
  'trailing_stop_limit',
]);

const isLiveStop = (order: Leg): boolean =>
  order.side === 'sell' && STOPS.has(order.type) && isLive(order);

/**
 * Returns whether canceling an order leaves shares without a stop: the order is one, or it is the
 * take-profit beside one, which is canceled with it.
 */
export const protects = (order: Order): boolean =>
  isLiveStop(order) ||
  (order.role === 'take_profit' && isLive(order) && order.legs.some(isLiveStop));

/** The orders that have shares set aside, so that no other order can sell them. */
export const holdShares = (orders: readonly Order[]): readonly Order[] =>
  orders.filter((order) => order.side === 'sell' && isLive(order));

/** The orders of a list that are canceled together, by their group. */
function groupsOf(orders: readonly Order[]): readonly (readonly Order[])[] {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const group = order.group_id ?? order.id;
    groups.set(group, [...(groups.get(group) ?? []), order]);
  }
  return [...groups.values()];
}

const sharesOf = (orders: readonly Order[]): number =>
  orders.reduce((sum, { reserved_quantity }) => sum + reserved_quantity, 0);

/**
 * Returns the orders to cancel so that a sale finds the shares that it is missing: the smallest one that
 * suffices, one that protects nothing before a stop. A pair is canceled together.
 *
 * @param missing shares
 */
export function ordersToFree(orders: readonly Order[], missing: number): readonly Order[] {
  const groups = groupsOf(holdShares(orders))
    .filter((group) => sharesOf(group) > 0)
    .sort(
      (one, other) =>
        Number(one.some(protects)) - Number(other.some(protects)) ||
        sharesOf(one) - sharesOf(other),
    );
  const sufficient = groups.find((group) => sharesOf(group) >= missing);
  if (sufficient) return sufficient;
  let freed = 0;
  const chosen: Order[] = [];
  for (const group of groups) {
    if (freed >= missing) break;
    chosen.push(...group);
    freed += sharesOf(group);
  }
  return chosen;
}

/** A stop that protects fewer shares, so that the others can be sold. */
export interface ReducedStop {
  readonly order: Order;
  /** Its new quantity, with what it has filled. */
  readonly quantity: number;
  /** The shares that it still protects. */
  readonly kept: number;
}

/**
 * Returns the stop that can be reduced instead of canceled, so that a sale finds the shares that it is missing;
 * null if there is none: an order of a pair is not changed alone.
 *
 * @param holding the orders that would be canceled
 * @param missing shares
 */
export function reducedStop(holding: readonly Order[], missing: number): ReducedStop | null {
  const [order, another] = holding;
  if (!order || another || order.role !== 'simple' || !isLiveStop(order)) return null;
  const less = (shares: number) => Math.round((shares - missing) * 1e6) / 1e6;
  const kept = less(order.quantity - order.filled_quantity);
  return kept > 0 ? { order, quantity: less(order.quantity), kept } : null;
}

/** What the cancellation of orders leaves of the stops of a ticker. */
export interface Cover {
  /** The live exits that are canceled with them, because they are of the same pair. */
  readonly canceledToo: readonly Order[];
  /** The shares that stops still protect. */
  readonly kept: number;
}

/**
 * Returns what stays protected once orders are canceled.
 *
 * @param open the open orders of their ticker
 */
export function coverWithout(canceled: readonly Order[], open: readonly Order[]): Cover {
  const ids = new Set(canceled.map(({ id }) => id));
  const groups = new Set(canceled.flatMap(({ group_id }) => group_id ?? []));
  const isPaired = ({ group_id }: Order) => group_id !== null && groups.has(group_id);
  const others = open.filter(({ id }) => !ids.has(id));
  const kept = others
    .filter((order) => !isPaired(order) && isLiveStop(order))
    .reduce((sum, { quantity, filled_quantity }) => sum + quantity - filled_quantity, 0);
  return { canceledToo: others.filter((order) => isPaired(order) && isLive(order)), kept };
}

/** Names such orders by their number: `2 exits`, `1 order`. */
export function countHolding(orders: readonly Order[]): string {
  const noun = orders.every(({ role }) => role !== 'simple') ? 'exit' : 'order';
  return `${orders.length} ${noun}${orders.length === 1 ? '' : 's'}`;
}
