import type { PriceE4 } from '../../kernel/money.ts';
import { ceilTick, floorTick } from '../../kernel/tick.ts';
import type { OrderRow } from './order-row.ts';

const BASIS_POINTS = 10_000n;

/** The better of two marks: the higher for a sale, the lower for a purchase. */
export const betterMark = (side: OrderRow['side'], one: PriceE4, other: PriceE4): PriceE4 =>
  (side === 'sell') === one > other ? one : other;

/**
 * Returns where a trailing stop stands for a mark: `floor_tick(mark − trail)` of a sale,
 * `ceil_tick(mark + trail)` of a purchase. At least 1/10,000 dollar.
 */
export function trailingStop(
  { side, trail_amount_e4, trail_bp }: Pick<OrderRow, 'side' | 'trail_amount_e4' | 'trail_bp'>,
  mark_e4: PriceE4,
): PriceE4 {
  if (trail_amount_e4 !== null) {
    return side === 'sell'
      ? floorTick(mark_e4 - trail_amount_e4)
      : ceilTick(mark_e4 + trail_amount_e4);
  }
  const bp = BigInt(trail_bp ?? 0);
  const scaled = BigInt(mark_e4) * (side === 'sell' ? BASIS_POINTS - bp : BASIS_POINTS + bp);
  return side === 'sell'
    ? floorTick(Number(scaled / BASIS_POINTS))
    : ceilTick(Number((scaled + BASIS_POINTS - 1n) / BASIS_POINTS));
}

/** Returns the limit that a trailing stop-limit gets when it triggers. */
export const trailingLimit = (
  { side, limit_offset_e4 }: Pick<OrderRow, 'side' | 'limit_offset_e4'>,
  stop_price_e4: PriceE4,
): PriceE4 => {
  const offset = limit_offset_e4 ?? 0;
  return side === 'sell'
    ? floorTick(Math.max(1, stop_price_e4 - offset))
    : ceilTick(stop_price_e4 + offset);
};
