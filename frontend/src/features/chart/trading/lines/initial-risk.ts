import type { Order } from '@finally/contract';

/** The stop of an order, by its price or its trail. */
export type Stop = Pick<Order, 'stop_price' | 'trail_amount' | 'trail_percent'>;

/**
 * Returns what R is of one share, in dollars: what is lost from the entry to the first stop. The first stop
 * is the price at which the stop that protects the shares was placed, however often it was moved since; of
 * a trailing stop it is its trail. Null without a stop, or if the first stop was not below the entry.
 *
 * @param entry the average cost of a position, or the price of an order that would buy
 * @param firstStop null if the stop was never moved
 */
export function riskPerShare(
  entry: number,
  { stop_price, trail_amount, trail_percent }: Stop,
  firstStop: number | null = null,
): number | null {
  if (trail_amount !== null) return trail_amount;
  if (trail_percent !== null) return (entry * trail_percent) / 100;
  const stop = firstStop ?? stop_price;
  return stop !== null && stop < entry ? entry - stop : null;
}

/** Returns the result of a share in units of R: −1 at the first stop. Null without R. */
export const resultInR = (
  entry: number,
  exit: number,
  risk_per_share: number | null,
): number | null => (risk_per_share === null ? null : (exit - entry) / risk_per_share);
