import { z } from 'zod';

/**
 * The fields used of Massive's answers, documented at https://massive.com/docs/rest/stocks. Lists
 * are validated entry by entry, so that one bad entry does not reject the others.
 */

/** Ten times the price of the most expensive share, in dollars; anything above is rejected. */
export const PRICE_MAX = 10_000_000;

/** A price, size or time. The vendor writes 0 or omits the field if there is none. */
const amount = z
  .number()
  .nonnegative()
  .nullish()
  .transform((value) => (value ? value : undefined));

/** `av` is the volume of the day up to this minute. */
const bar = z.object({ o: amount, c: amount, v: amount, t: amount, av: amount }).nullish();

/** One entry of `GET /v2/snapshot/locale/us/markets/stocks/tickers`. */
export const SnapshotEntrySchema = z.object({
  ticker: z.string(),
  day: bar,
  min: bar,
  prevDay: bar,
  lastTrade: z.object({ p: amount, t: amount }).nullish(),
  /** `p` is the bid, `P` the ask. */
  lastQuote: z.object({ p: amount, P: amount }).nullish(),
  /** Unix nanoseconds. */
  updated: amount,
});
export type SnapshotEntry = z.infer<typeof SnapshotEntrySchema>;

const status = z.enum(['OK', 'DELAYED']);

export const SnapshotAnswerSchema = z.object({ status, tickers: z.array(z.unknown()).default([]) });

/** One entry of `GET /v2/aggs/ticker/{ticker}/range/…`. */
export const AggregateSchema = z.object({
  o: z.number().positive(),
  h: z.number().positive(),
  l: z.number().positive(),
  c: z.number().positive(),
  v: z.number().nonnegative(),
  /** Unix milliseconds, start of the bar. */
  t: z.number().positive(),
});

export const AggregatesAnswerSchema = z.object({
  status,
  results: z.array(z.unknown()).default([]),
});

/** One entry of `GET /v3/reference/tickers`. */
export const ReferenceTickerSchema = z.object({
  ticker: z.string(),
  name: z.string().trim().min(1),
  type: z.string().optional(),
  locale: z.string().optional(),
  active: z.boolean().optional(),
});

export const ReferenceAnswerSchema = z.object({
  status,
  results: z.array(z.unknown()).default([]),
});

/** `GET /v1/marketstatus/now`. */
export const MarketStatusAnswerSchema = z.object({
  market: z.enum(['open', 'closed', 'extended-hours']),
});
