import type { Ticker } from '@finally/contract';
import type { z } from 'zod';
import {
  AggregatesAnswerSchema,
  MarketStatusAnswerSchema,
  ReferenceAnswerSchema,
  SnapshotAnswerSchema,
} from './wire.ts';

/** One of the calls that are made: where to, and what comes back. */
export interface MassiveRequest<Answer> {
  /** Path and query; never the key. */
  readonly path: string;
  readonly schema: z.ZodType<Answer>;
}

/** The most entries one call for bars may bring. */
const BARS_MAX = 50_000;

/** The latest trade, quote, minute and day of each ticker. */
export const snapshotsOf = (tickers: readonly Ticker[]) => ({
  path: `/v2/snapshot/locale/us/markets/stocks/tickers?tickers=${tickers.join(',')}`,
  schema: SnapshotAnswerSchema,
});

/** Bars from `from_ms` to `to_ms`, adjusted for splits, oldest first. */
export const barsOf = (
  ticker: Ticker,
  timespan: 'minute' | 'day',
  from_ms: number,
  to_ms: number,
) => ({
  path:
    `/v2/aggs/ticker/${ticker}/range/1/${timespan}/${from_ms}/${to_ms}` +
    `?adjusted=true&sort=asc&limit=${BARS_MAX}`,
  schema: AggregatesAnswerSchema,
});

/** Listed stocks and funds whose ticker or name fits. */
export const tickersLike = (query: string, limit: number) => ({
  path: `/v3/reference/tickers?${new URLSearchParams({
    search: query,
    market: 'stocks',
    active: 'true',
    limit: String(limit),
  })}`,
  schema: ReferenceAnswerSchema,
});

/** The listing of exactly this ticker. */
export const tickerNamed = (ticker: Ticker) => ({
  path: `/v3/reference/tickers?ticker=${ticker}&market=stocks&active=true&limit=1`,
  schema: ReferenceAnswerSchema,
});

/** Whether the exchanges trade now. */
export const MARKET_STATUS = {
  path: '/v1/marketstatus/now',
  schema: MarketStatusAnswerSchema,
};
