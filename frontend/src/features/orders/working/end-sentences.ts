import type { EndReason, Order } from '@finally/contract';
import { nameState } from './order-sentences';

type Leg = Omit<Order, 'legs'>;

const REASONS: Readonly<Record<EndReason, string>> = {
  user: 'on request',
  replaced: 'a changed order took its place',
  reset: 'the portfolio was started over',
  account_archived: 'the account was archived',
  assistant_halted: 'the assistant was paused',
  sibling_filled: 'the other exit was filled',
  sibling_canceled: 'the other exit was canceled',
  parent_canceled: 'its entry ended without a fill',
  ioc_remainder: 'the rest could not be filled at once',
  fok_unfillable: 'not all of it could be filled at once',
  auction_missed: 'the auction did not fill it',
  margin_call: 'of a margin call',
  borrow_recalled: 'the borrowed shares were recalled',
  buying_power_at_fill: 'too little cash was free for the fill',
  ticker_removed: 'the ticker is no longer traded',
  day_end: 'the trading day ended',
  gtd_reached: 'its date was reached',
  aged: 'it was open for 90 days',
  buying_power_at_trigger: 'too little cash was free when it triggered',
  would_flip_position: 'it would have sold more than was held',
  collar: 'the market was too far from its stop',
};

/** Why an order ended: `the other exit was filled`; null if it is open or was filled. */
export const describeReason = ({ reason }: Pick<Leg, 'reason'>): string | null =>
  reason === null ? null : REASONS[reason];

/** How an order ended: `canceled, the other exit was filled`. */
export function describeEnd(order: Pick<Leg, 'state' | 'reason'>): string {
  const state = nameState(order).toLowerCase();
  const reason = describeReason(order);
  if (reason === null) return state;
  return order.reason === 'user' ? `${state} ${reason}` : `${state}, ${reason}`;
}
