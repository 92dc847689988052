import { z } from 'zod';
import { TICKER_PATTERN } from './limits.ts';
import { ORDER_SENTENCES } from './order-sentences.ts';

/**
 * A stock symbol: 1 to 10 of `A-Z 0-9 . -`. Lower case and surrounding blanks
 * are folded away, so `" brk.b"` and `BRK.B` are the same ticker.
 */
export const TickerSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(TICKER_PATTERN, ORDER_SENTENCES.ticker_malformed)
  .brand<'Ticker'>()
  .meta({ description: 'A stock symbol, upper case.', example: 'AAPL' });

export type Ticker = z.infer<typeof TickerSchema>;
