import { z } from 'zod';
import { BAR_INTERVALS } from './rules/bar-intervals.ts';
import { BARS_LIMIT_MAX, WATCHLIST_SIZE_MAX } from './rules/limits.ts';
import { PercentSchema, PriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const DirectionSchema = z.enum(['up', 'down', 'flat']);
export type Direction = z.infer<typeof DirectionSchema>;

/** The latest price of one ticker, as the stream sends it. */
export const PriceUpdateSchema = z
  .object({
    ticker: TickerSchema,
    price: PriceSchema,
    previous_price: PriceSchema,
    change: z.number(),
    change_percent: PercentSchema,
    direction: DirectionSchema,
    timestamp: z.number().meta({ description: 'Unix seconds.' }),
    previous_close: PriceSchema,
    day_change_percent: PercentSchema,
    bid: PriceSchema.nullable().meta({ description: 'Null if the source does not provide it.' }),
    ask: PriceSchema.nullable().meta({ description: 'Null if the source does not provide it.' }),
    headline: z.string().nullable().meta({
      description:
        'News that came with this price; null with the next one. The simulator invents its news.',
    }),
  })
  .meta({ id: 'PriceUpdate' });
export type PriceUpdate = z.infer<typeof PriceUpdateSchema>;

/** One server-sent event: the first holds every ticker, later ones those that changed. */
export const PriceEventSchema = z.record(z.string(), PriceUpdateSchema).meta({ id: 'PriceEvent' });
export type PriceEvent = z.infer<typeof PriceEventSchema>;

export const PriceStreamQuerySchema = z.object({
  tickers: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(TickerSchema).max(WATCHLIST_SIZE_MAX))
    .optional()
    .meta({
      description: 'Only these tickers, separated by commas, in any order; all if left out.',
      example: 'AAPL,MSFT',
    }),
});

export const BarIntervalSchema = z.enum(BAR_INTERVALS);
export type BarInterval = z.infer<typeof BarIntervalSchema>;

export const BarSchema = z
  .object({
    time: TimestampSchema.meta({ description: 'Start of the bar.' }),
    open: PriceSchema,
    high: PriceSchema,
    low: PriceSchema,
    close: PriceSchema,
    volume: z.int().nonnegative(),
  })
  .meta({ id: 'Bar' });
export type Bar = z.infer<typeof BarSchema>;

export const BarsQuerySchema = z.strictObject({
  ticker: TickerSchema,
  interval: BarIntervalSchema.default('1m'),
  limit: z.coerce.number().int().min(1).max(BARS_LIMIT_MAX).default(300),
  before: TimestampSchema.optional().meta({
    description: 'Only bars that began before this time; the newest if left out.',
    example: '2026-02-11T14:30:00.000Z',
  }),
});

export const BarsSchema = z
  .object({
    ticker: TickerSchema,
    interval: BarIntervalSchema,
    bars: z.array(BarSchema).meta({ description: 'Oldest first; the last one may still grow.' }),
  })
  .meta({ id: 'Bars' });
export type Bars = z.infer<typeof BarsSchema>;

export const SymbolMatchSchema = z
  .object({ ticker: TickerSchema, name: z.string(), sector: z.string() })
  .meta({ id: 'SymbolMatch' });
export type SymbolMatch = z.infer<typeof SymbolMatchSchema>;

export const SymbolSearchQuerySchema = z.strictObject({
  q: z.string().trim().min(1).max(64).meta({
    description: 'A ticker or a name, or the beginning of one.',
    example: 'nvidia',
  }),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const SymbolSearchSchema = z
  .object({
    matches: z.array(SymbolMatchSchema).meta({ description: 'Best first.' }),
    unknown_ticker: z.string().nullable().meta({
      description:
        'Why the text would be refused as a ticker, as a sentence. Null if it is known, is not written like a ticker, or only the source of prices can tell.',
    }),
  })
  .meta({ id: 'SymbolSearch' });
export type SymbolSearch = z.infer<typeof SymbolSearchSchema>;
