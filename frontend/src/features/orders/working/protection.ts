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

/** Names such orders by their number: `2 exits`, `1 order`. */
export function countHolding(orders: readonly Order[]): string {
  const noun = orders.every(({ role }) => role !== 'simple') ? 'exit' : 'order';
  return `${orders.length} ${noun}${orders.length === 1 ? '' : 's'}`;
}
