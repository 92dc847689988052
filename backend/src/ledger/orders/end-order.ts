import type { CancelReason, ExpiryReason } from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Desk } from './desk.ts';
import { endGroup } from './groups.ts';
import { isFinal } from './lifecycle.ts';
import type { OrderRow } from './order-row.ts';

/** What an ended order is called in a sentence. */
const ENDED = {
  filled: 'has been filled',
  canceled: 'was canceled',
  expired: 'has expired',
  rejected: 'was rejected',
  replaced: 'was replaced',
} as const;

/** Refuses what can only be done to an open order. */
export const alreadyFinal = ({ state }: OrderRow) =>
  refuse('order_final', `The order ${ENDED[state as keyof typeof ENDED]} and cannot be changed.`);

/**
 * Cancels an order with what waits for it. An order that was canceled for the same reason is returned
 * as it is, so that a cancel can be repeated.
 */
export function cancelOrder(
  desk: Desk,
  order: OrderRow,
  reason: CancelReason,
): Result<OrderRow, 'order_final'> {
  if (order.state === 'canceled' && order.reason === reason) return ok(order);
  if (isFinal(order.state)) return alreadyFinal(order);
  const canceled = desk.step(order, 'cancel', {}, reason);
  endGroup(desk, canceled);
  return ok(canceled);
}

/** Lets an order expire, if it is still open. */
export function expireOrder(desk: Desk, order: OrderRow): OrderRow {
  if (isFinal(order.state)) return order;
  const expired = desk.step(order, 'expire', {}, EXPIRED[order.time_in_force] ?? 'aged');
  endGroup(desk, expired);
  return expired;
}

const EXPIRED: Readonly<Partial<Record<OrderRow['time_in_force'], ExpiryReason>>> = {
  day: 'day_end',
  gtd: 'gtd_reached',
  gtc: 'aged',
};
