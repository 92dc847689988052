import { type AlertLineTerms, linePriceAt, lineSpan } from '@finally/contract';
import { PRICE_SCALE, type PriceE4, parseDecimal } from '../../kernel/money.ts';
import type { LineSide } from '../store.ts';

interface LineEnd {
  readonly time_ms: number;
  readonly price_e4: number;
}

/** A line that an alert waits for: straight in time, from an earlier to a later point. */
export interface Line {
  readonly earlier: LineEnd;
  readonly later: LineEnd;
  /** The first and the last time at which the line has a price; infinite if it does not end. */
  readonly first_ms: number;
  readonly last_ms: number;
  readonly direction: AlertLineTerms['direction'];
}

const toEnd = ({ time, price }: AlertLineTerms['from']): LineEnd => ({
  time_ms: Date.parse(time),
  price_e4: parseDecimal(price, PRICE_SCALE) ?? Number.NaN,
});

/** Converts terms that the contract has validated; the ends of a vertical line have the same time. */
export function toLine({ from, to, extent, direction }: AlertLineTerms): Line {
  const ends = [toEnd(from), toEnd(to)] as const;
  const { first, last } = lineSpan(ends[0].time_ms, ends[1].time_ms, extent);
  const isForward = ends[1].time_ms >= ends[0].time_ms;
  const [earlier, later] = isForward ? ends : [ends[1], ends[0]];
  return { earlier, later, first_ms: first, last_ms: last, direction };
}

/** Returns the price of a line at a time, in dollars, rounded to 1/10,000 dollar. */
export function priceOfLine({ earlier, later }: Line, time_ms: number): number {
  const point = ({ time_ms: time, price_e4: price }: LineEnd) => ({ time, price });
  const ends = { from: point(earlier), to: point(later) };
  return Math.round(linePriceAt(ends, time_ms)) / 10 ** PRICE_SCALE;
}

/** Returns on which side of a line a price is, exactly; `on` if it is neither above nor below. */
export function sideOfLine(
  { earlier, later }: Line,
  price_e4: PriceE4,
  time_ms: number,
): LineSide | 'on' {
  const run = BigInt(later.time_ms - earlier.time_ms);
  const rise = BigInt(later.price_e4 - earlier.price_e4);
  const height = BigInt(price_e4 - earlier.price_e4);
  const distance = height * run - BigInt(time_ms - earlier.time_ms) * rise;
  if (distance === 0n) return 'on';
  return distance > 0n ? 'above' : 'below';
}

/** Returns the side on which a price has to be before it can reach the line in the wanted direction. */
const sideToStartFrom = (direction: Line['direction']): LineSide | null =>
  direction === 'either' ? null : direction === 'up' ? 'below' : 'above';

/**
 * Judges a price at a time: `met` if it reaches or crosses the line, `ended` if the line has ended before,
 * otherwise the side from which it has to come, which is null while that is unknown.
 *
 * @param side the side that was returned for the price before
 */
export function judgeLine(
  line: Line,
  side: LineSide | null,
  price_e4: PriceE4,
  time_ms: number,
): 'met' | 'ended' | LineSide | null {
  if (time_ms > line.last_ms) return 'ended';
  if (time_ms < line.first_ms) return side;
  const now = sideOfLine(line, price_e4, time_ms);
  const wanted = sideToStartFrom(line.direction);
  const start = wanted ?? side;
  if (side !== null && side === start) return now === side ? side : 'met';
  if (now === 'on') return wanted === null ? 'met' : side;
  return now;
}
