import { z } from 'zod';
import { PriceUpdateSchema } from './market.ts';
import { WATCHLIST_NAME_LENGTH_MAX } from './rules/limits.ts';
import { WATCHLIST_SENTENCES, watchlistNameFault } from './rules/watchlist-name.ts';
import { PriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const WatchlistEntrySchema = z
  .object({
    ticker: TickerSchema,
    name: z.string(),
    latest: PriceUpdateSchema.nullable().meta({
      description: 'Null until the first price has arrived.',
    }),
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

const WatchlistIdSchema = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: '`default` is the list that always exists.', example: 'default' });

const WatchlistNameSchema = z
  .string()
  .trim()
  .min(1, WATCHLIST_SENTENCES.name_missing)
  .max(WATCHLIST_NAME_LENGTH_MAX, WATCHLIST_SENTENCES.name_too_long)
  .superRefine((name, context) => {
    const message = name === '' ? null : watchlistNameFault(name);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'Unique, ignoring case.', example: 'Semiconductors' });

const PositionInListSchema = z
  .int()
  .nonnegative()
  .meta({ description: 'Counted from 0; values beyond the end mean the end.' });

/** One of several named lists; its entries are requested by its id. */
export const WatchlistSummarySchema = z
  .object({ id: WatchlistIdSchema, name: z.string(), size: z.int() })
  .meta({ id: 'WatchlistSummary' });
export type WatchlistSummary = z.infer<typeof WatchlistSummarySchema>;

export const WatchlistsSchema = z
  .object({ lists: z.array(WatchlistSummarySchema) })
  .meta({ id: 'Watchlists' });
export type Watchlists = z.infer<typeof WatchlistsSchema>;

export const WatchlistCreateSchema = z
  .strictObject({ name: WatchlistNameSchema })
  .meta({ id: 'WatchlistCreate' });

export const WatchlistChangesSchema = z
  .strictObject({
    name: WatchlistNameSchema.optional().meta({
      description: 'Unique, ignoring case.',
      example: 'Technology',
    }),
    position: PositionInListSchema.optional(),
  })
  .meta({ id: 'WatchlistChanges', description: 'Fields that are left out stay unchanged.' });
export type WatchlistChanges = z.infer<typeof WatchlistChangesSchema>;

export const WatchlistEntryAddSchema = z
  .strictObject({
    ticker: TickerSchema,
    position: PositionInListSchema.optional().meta({ description: 'At the end if left out.' }),
  })
  .meta({ id: 'WatchlistEntryAdd' });

export const WatchlistEntryMoveSchema = z
  .strictObject({ position: PositionInListSchema })
  .meta({ id: 'WatchlistEntryMove' });

export const WatchlistParamsSchema = z.strictObject({ list: WatchlistIdSchema });

export const WatchlistEntryParamsSchema = z.strictObject({
  list: WatchlistIdSchema,
  ticker: TickerSchema,
});

export const TickerParamsSchema = z.strictObject({ ticker: TickerSchema });
