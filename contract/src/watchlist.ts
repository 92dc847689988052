import { z } from 'zod';
import { PriceUpdateSchema } from './market.ts';
import { PriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const WatchlistEntrySchema = z
  .object({
    ticker: TickerSchema,
    name: z.string(),
    latest: PriceUpdateSchema.nullable().meta({ description: 'Null until a first price came.' }),
    recent_prices: z
      .array(PriceSchema)
      .meta({ description: 'Evenly spaced prices of the last minutes, oldest first.' }),
    added_at: TimestampSchema,
  })
  .meta({ id: 'WatchlistEntry' });
export type WatchlistEntry = z.infer<typeof WatchlistEntrySchema>;

export const WatchlistSchema = z
  .object({ entries: z.array(WatchlistEntrySchema) })
  .meta({ id: 'Watchlist' });
export type Watchlist = z.infer<typeof WatchlistSchema>;

export const WatchlistAddSchema = z
  .strictObject({ ticker: TickerSchema })
  .meta({ id: 'WatchlistAdd' });
export type WatchlistAdd = z.infer<typeof WatchlistAddSchema>;

export const TickerParamsSchema = z.strictObject({ ticker: TickerSchema });
