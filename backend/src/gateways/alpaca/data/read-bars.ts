import { BARS_LIMIT_MAX, type Ticker } from '@finally/contract';
import type { BarService, PriceBar } from '../../../market/index.ts';
import { type StockBar, toStockBar } from './entities.ts';
import { type Timeframe, ZONE_MS_MAX } from './timeframe.ts';

/** Bars that are read for one answer; more are never kept of minutes, hours or days. */
const READ_MAX = 200_000;

/** A span of time, both ends included. */
export interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Returns the bars of a followed symbol that begin within a span, oldest first. */
export async function readBars(
  bars: Pick<BarService, 'bars'>,
  ticker: Ticker,
  { base, join, begins_ms }: Timeframe,
  { from_ms, to_ms }: Span,
): Promise<readonly { readonly begins_ms: number; readonly bar: StockBar }[]> {
  const pages: (readonly PriceBar[])[] = [];
  let before_ms = to_ms + ZONE_MS_MAX;
  for (let read = 0; read < READ_MAX; read += BARS_LIMIT_MAX) {
    const page = await bars.bars(ticker, base, BARS_LIMIT_MAX, before_ms);
    const oldest_ms = page[0]?.time_ms;
    // A service that has nothing older answers with what was read already.
    if (oldest_ms === undefined || oldest_ms >= before_ms) break;
    pages.unshift(page.filter(({ time_ms }) => time_ms < before_ms));
    before_ms = oldest_ms;
    if (page.length < BARS_LIMIT_MAX || oldest_ms < from_ms - ZONE_MS_MAX) break;
  }
  return join(pages.flat())
    .map((bar) => ({ begins_ms: begins_ms(bar), bar }))
    .filter((one) => one.begins_ms >= from_ms && one.begins_ms <= to_ms)
    .map((one) => ({ begins_ms: one.begins_ms, bar: toStockBar(one.bar, one.begins_ms) }));
}
