import { z } from 'zod';
import { HEADLINES_LIMIT_MAX, WATCHLIST_SIZE_MAX } from '../rules/limits.ts';
import { PercentSchema, TimestampSchema } from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';

export const HeadlineSchema = z
  .object({
    id: z.int().positive().meta({ description: 'Increases with each headline.' }),
    ticker: TickerSchema,
    name: z.string().meta({ description: 'Name of the company or fund; the ticker if unknown.' }),
    text: z.string().meta({ description: 'Plain text.' }),
    at: TimestampSchema,
    move_percent: PercentSchema.nullable().meta({
      description: 'By how much the price moved with it; null if unknown.',
    }),
  })
  .meta({ id: 'Headline' });
export type Headline = z.infer<typeof HeadlineSchema>;

export const HeadlinesQuerySchema = z.strictObject({
  tickers: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(TickerSchema).min(1).max(WATCHLIST_SIZE_MAX))
    .optional()
    .meta({
      description: 'Only these tickers, separated by commas; all if left out.',
      example: 'AAPL,MSFT',
    }),
  before: z.coerce.number().int().positive().optional().meta({
    description: 'Only headlines with a lower id; the newest if left out.',
    example: 120,
  }),
  after: z.coerce.number().int().nonnegative().optional().meta({
    description: 'Only headlines with a higher id.',
    example: 90,
  }),
  limit: z.coerce.number().int().min(1).max(HEADLINES_LIMIT_MAX).default(50),
});

export const HeadlinesSchema = z
  .object({
    headlines: z.array(HeadlineSchema).meta({ description: 'Newest first.' }),
    has_more: z.boolean().meta({ description: 'Whether there are older ones that match.' }),
    is_supported: z.boolean().meta({
      description: 'Whether the source of prices sends headlines.',
    }),
  })
  .meta({ id: 'Headlines' });
export type Headlines = z.infer<typeof HeadlinesSchema>;
