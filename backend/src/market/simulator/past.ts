import { roundToPrice } from '../../kernel/money.ts';
import type { Random } from '../../kernel/random.ts';
import { type PriceBar, startOfBar } from '../bar.ts';

/** The least a price may be: the ledger's smallest unit. */
const PRICE_MIN = 0.0001;

export const toPrice = (dollars: number) => roundToPrice(Math.max(dollars, PRICE_MIN));

/** What to make up a past of. */
export interface PastRequest {
  /** Dollars; the past ends exactly here. */
  readonly end_price: number;
  readonly end_ms: number;
  readonly interval_ms: number;
  readonly count: number;
  /** Standard deviation of the log return of one bar. */
  readonly deviation: number;
  /** Mean shares traded in one bar. */
  readonly volume: number;
}

/**
 * Bars that lead up to a price. A driftless random walk looks the same in both
 * directions of time, so it is walked backwards from where it has to end.
 */
export function pastBars(random: Random, request: PastRequest): PriceBar[] {
  const { end_ms, interval_ms, count, deviation } = request;
  const bars: PriceBar[] = [];
  let close = request.end_price;
  let time_ms = startOfBar(end_ms, interval_ms);
  for (let made = 0; made < count; made++) {
    const open = close * Math.exp(-deviation * random.normal());
    const high = Math.max(open, close) * Math.exp(Math.abs(random.normal()) * deviation * 0.4);
    const low = Math.min(open, close) * Math.exp(-Math.abs(random.normal()) * deviation * 0.4);
    bars.push({
      time_ms,
      open_e4: toPrice(open),
      high_e4: toPrice(high),
      low_e4: toPrice(low),
      close_e4: toPrice(close),
      volume: Math.round(request.volume * Math.exp(random.normal() * 0.5)),
    });
    close = open;
    time_ms -= interval_ms;
  }
  return bars.reverse();
}
