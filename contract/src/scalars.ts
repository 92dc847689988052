import { z } from 'zod';
import { PRICE_SCALE } from './rules/exact.ts';
import { TRAIL_PERCENT_MAX } from './rules/orders/order-terms.ts';

/** A time as ISO 8601 in UTC with milliseconds: `2026-02-11T14:30:00.000Z`. */
export const TimestampSchema = z.iso
  .datetime({ error: 'Write a time that exists, such as 2026-02-11T14:30:00.000Z.' })
  .meta({ description: 'ISO 8601, UTC.', example: '2026-02-11T14:30:00.000Z' });

/** Dollars, exact to the cent. */
export const MoneySchema = z
  .number()
  .meta({ description: 'US dollars, exact to the cent.', example: 1234.56 });

/** Dollars per share, exact to 1/10,000. */
export const PriceSchema = z
  .number()
  .meta({ description: 'US dollars per share, exact to 1/10,000 dollar.', example: 190.1234 });

/** The largest price that the ledger can store: a hundred billion dollars minus 1/10,000. */
const PRICE_MAX = 99_999_999_999.9999;
const PRICE_SENTENCE =
  'Use a price of more than $0 and less than 100 billion dollars, with at most four decimals.';

/** A price sent by a client, which the ledger must be able to store. */
export const SentPriceSchema = PriceSchema.positive(PRICE_SENTENCE)
  .max(PRICE_MAX, PRICE_SENTENCE)
  .refine((price) => Number(price.toFixed(PRICE_SCALE)) === price, PRICE_SENTENCE);

/** Shares, exact to 1/1,000,000. */
export const QuantitySchema = z
  .number()
  .meta({ description: 'Shares, exact to 1/1,000,000 share.', example: 2.5 });

/** A percentage: 1.5 means 1.5 %. */
export const PercentSchema = z.number().meta({ description: 'Per cent.', example: 1.5 });

/** A key that a client generates so that a retry can be recognized. */
export const ClientIdSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,64}$/, 'Use 1 to 64 printable characters without blanks.')
  .meta({ example: 'a-key-of-your-own-1' });

const TRAIL_SENTENCE = `Use a trail of 0.01 to ${TRAIL_PERCENT_MAX} per cent, with at most two decimals.`;

/** The trail of a trailing stop in per cent, which the ledger keeps in basis points. */
export const TrailPercentSchema = PercentSchema.min(0.01, TRAIL_SENTENCE)
  .max(TRAIL_PERCENT_MAX, TRAIL_SENTENCE)
  .refine((percent) => Number(percent.toFixed(2)) === percent, TRAIL_SENTENCE);
