import type { Ticker } from '@finally/contract';
import type { z } from 'zod';
import {
  AggregatesAnswerSchema,
  MarketStatusAnswerSchema,
  ReferenceAnswerSchema,
  SnapshotAnswerSchema,
} from './wire.ts';

/** One call: its address, and the schema of its answer. */
export interface MassiveRequest<Answer> {
  /** Path and query; never contains the key. */
  readonly path: string;
  readonly schema: z.ZodType<Answer>;
}

/** Maximum number of entries one request for bars may return. */
const BARS_MAX = 50_000;

/** Requests the latest trade, quote, minute and day of each ticker. */
export const snapshotsOf = (tickers: readonly Ticker[]) => ({
  path: `/v2/snapshot/locale/us/markets/stocks/tickers?tickers=${tickers.join(',')}`,
  schema: SnapshotAnswerSchema,
});

/** Requests bars from `from_ms` to `to_ms`, adjusted for splits, oldest first. */
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

/** Requests listed stocks and funds whose ticker or name matches. */
export const tickersLike = (query: string, limit: number) => ({
  path: `/v3/reference/tickers?${new URLSearchParams({
    search: query,
    market: 'stocks',
    active: 'true',
    limit: String(limit),
  })}`,
  schema: ReferenceAnswerSchema,
});

/** Requests the listing of exactly this ticker. */
export const tickerNamed = (ticker: Ticker) => ({
  path: `/v3/reference/tickers?ticker=${ticker}&market=stocks&active=true&limit=1`,
  schema: ReferenceAnswerSchema,
});

/** Requests whether the exchanges are open. */
export const MARKET_STATUS = {
  path: '/v1/marketstatus/now',
  schema: MarketStatusAnswerSchema,
};
