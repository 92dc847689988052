import { z } from 'zod';
import { ORDER_SENTENCES } from './rules/orders/order-sentences.ts';
import { foldTicker, TICKER_PATTERN } from './rules/ticker-spelling.ts';

/**
 * A stock symbol: 1 to 10 of `A-Z 0-9 . -`. Other spellings are normalized: `" brk.b"`, `BRK-B`,
 * `BRK/B`, `BRK_B` and `BRK B` are `BRK.B`.
 */
export const TickerSchema = z
  .string()
  .overwrite(foldTicker)
  .regex(TICKER_PATTERN, ORDER_SENTENCES.ticker_malformed)
  .brand<'Ticker'>()
  .meta({
    description: 'A stock symbol, upper case; `BRK-B`, `BRK/B`, `BRK_B` and `BRK B` mean `BRK.B`.',
    example: 'AAPL',
  });
