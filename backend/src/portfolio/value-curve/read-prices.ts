import { BARS_LIMIT_MAX, type BarInterval, type Ticker } from '@finally/contract';
import { priceToJson } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time/clock.ts';
import { nextTurn } from '../../kernel/time/pause.ts';
import { type BarService, INTERVAL_MS } from '../../market/index.ts';
import type { PricePoint } from './benchmark.ts';

/**
 * Bar intervals to choose from. Hours are left out, because each is computed from sixty minutes.
 */
const INTERVALS = ['1s', '1m', '5m', '15m', '1d'] as const satisfies readonly BarInterval[];

/** About the number of pixels of a chart. */
const POINTS_MAX = 400;

export interface PriceSources {
  readonly bars: Pick<BarService, 'bars' | 'recent'>;
  readonly clock: Pick<Clock, 'soon'>;
}

/**
 * Returns the prices of followed tickers over a span that ends now, at intervals that suit a chart;
 * without those of which no bar is known.
 */
export async function readPrices(
  tickers: readonly Ticker[],
  { from_ms, to_ms }: { readonly from_ms: number; readonly to_ms: number },
  { bars, clock }: PriceSources,
): Promise<ReadonlyMap<Ticker, readonly PricePoint[]>> {
  const span_ms = to_ms - from_ms;
  const interval = intervalFor(span_ms);
  const interval_ms = INTERVAL_MS[interval];
  const count = Math.min(BARS_LIMIT_MAX, Math.ceil(span_ms / interval_ms) + 2);
  const series = new Map<Ticker, readonly PricePoint[]>();
  for (const ticker of tickers) {
    // The first minutes are in memory. Reading more may require generating a year of history.
    const recent = interval === '1s' ? bars.recent(ticker, interval, count) : [];
    const reaches = (recent[0]?.time_ms ?? Number.POSITIVE_INFINITY) <= from_ms;
    const known = reaches ? recent : await bars.bars(ticker, interval, count);
    // Reading bars takes milliseconds, so other work may run between two tickers.
    await nextTurn(clock);
    if (known.length === 0) continue;
    const points = known.map(({ time_ms, close_e4 }) => ({
      // A bar's close belongs to its end; the last bar has not ended.
      time_ms: Math.min(time_ms + interval_ms, to_ms),
      price: priceToJson(close_e4),
    }));
    series.set(ticker, points);
  }
  return series;
}

const intervalFor = (span_ms: number): BarInterval =>
  INTERVALS.find((interval) => span_ms / INTERVAL_MS[interval] <= POINTS_MAX) ?? '1d';
