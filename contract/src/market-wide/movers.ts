import { z } from 'zod';
import { MOVER_KINDS, MOVERS_LIMIT_MAX } from '../rules/mover-kinds.ts';
import { PercentSchema, PriceSchema, TimestampSchema } from '../scalars.ts';
import { TickerSchema } from '../ticker.ts';

export const MoverKindSchema = z.enum(MOVER_KINDS);
export type MoverKind = z.infer<typeof MoverKindSchema>;

/** The figures of a ticker's day so far. */
export const DayFiguresSchema = z
  .object({
    ticker: TickerSchema,
    name: z.string().meta({ description: 'Name of the company or fund; the ticker if unknown.' }),
    price: PriceSchema,
    change: z.number().meta({ description: 'Dollars since the previous close.' }),
    change_percent: PercentSchema,
    open: PriceSchema.meta({ description: 'The first price of the day.' }),
    high: PriceSchema,
    low: PriceSchema,
    previous_close: PriceSchema,
    gap_percent: PercentSchema.meta({
      description: 'The open relative to the previous close, in per cent.',
    }),
    volume: z.int().nonnegative().meta({ description: 'Shares traded today.' }),
    relative_volume: z.number().nonnegative().nullable().meta({
      description:
        'The volume as a multiple of the usual one, to hundredths. The simulator compares with the average daily turnover up to the same time of the day, other sources with the mean of the last 20 whole days. Null if that is not known.',
      example: 1.8,
    }),
  })
  .meta({ id: 'DayFigures' });
export type DayFigures = z.infer<typeof DayFiguresSchema>;

/** Which instruments an answer about the whole market is about. */
export const CoverageSchema = z.object({
  coverage: z.enum(['market', 'followed']).meta({
    description:
      '`market` if the source of prices knows every instrument, `followed` if it knows only the followed tickers.',
  }),
  instruments: z.int().nonnegative().meta({ description: 'How many instruments were compared.' }),
});

export const MoversQuerySchema = z.strictObject({
  kind: MoverKindSchema.default('gainers').meta({
    description:
      '`gainers` and `losers` by change_percent, `active` by volume, `unusual_volume` by relative_volume, `gaps` by the size of gap_percent.',
  }),
  limit: z.coerce.number().int().min(1).max(MOVERS_LIMIT_MAX).default(25),
});

export const MoversSchema = CoverageSchema.extend({
  kind: MoverKindSchema,
  at: TimestampSchema.meta({ description: 'The time of the figures.' }),
  movers: z.array(DayFiguresSchema).meta({ description: 'Largest first.' }),
}).meta({ id: 'Movers' });
export type Movers = z.infer<typeof MoversSchema>;
