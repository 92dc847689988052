import { z } from 'zod';
import { TradeSchema } from './portfolio.ts';
import {
  distinctTags,
  isTag,
  NOTE_LENGTH_MAX,
  PICTURE_BYTES_MAX,
  PLAN_LENGTH_MAX,
  TRADE_NOTE_SENTENCES as SENTENCES,
  TAGS_MAX,
} from './rules/trade-note-limits.ts';
import { MoneySchema, SentPriceSchema, TimestampSchema } from './scalars.ts';

export const TagSchema = z
  .string()
  .trim()
  .refine(isTag, SENTENCES.tag_invalid)
  .meta({ example: 'breakout' });

const PlannedPriceSchema = SentPriceSchema.nullable().default(null);

/** What was intended with a trade. */
export const TradePlanSchema = z
  .strictObject({
    entry: PlannedPriceSchema,
    stop: PlannedPriceSchema,
    target: PlannedPriceSchema,
    text: z.string().trim().max(PLAN_LENGTH_MAX, SENTENCES.plan_too_long).default(''),
  })
  .meta({ id: 'TradePlan' });
export type TradePlan = z.infer<typeof TradePlanSchema>;

const TextSchema = z.string().trim().max(NOTE_LENGTH_MAX, SENTENCES.note_too_long);

export const TradeNoteBodySchema = z
  .strictObject({
    text: TextSchema.default(''),
    tags: z
      .array(TagSchema)
      .max(TAGS_MAX, SENTENCES.too_many_tags)
      .transform(distinctTags)
      .default([])
      .meta({ description: 'Tags that differ in the case of letters only count once.' }),
    plan: TradePlanSchema.nullable().default(null),
  })
  .meta({
    id: 'TradeNoteBody',
    description: 'Replaces what is written down of the trade, except its picture.',
    example: { text: 'Bought the breakout.', tags: ['breakout'], plan: null },
  });
export type TradeNoteBody = z.infer<typeof TradeNoteBodySchema>;

export const TradeNoteSchema = z
  .object({
    trade_id: z.string(),
    text: TextSchema,
    tags: z.array(z.string()),
    plan: TradePlanSchema.nullable(),
    picture_at: TimestampSchema.nullable().meta({
      description: 'When its picture was stored; null if it has none.',
    }),
    updated_at: TimestampSchema.nullable().meta({
      description: 'Null if nothing is written down of the trade.',
    }),
  })
  .meta({ id: 'TradeNote' });
export type TradeNote = z.infer<typeof TradeNoteSchema>;

export const NotedTradeSchema = z
  .object({ note: TradeNoteSchema, trade: TradeSchema })
  .meta({ id: 'NotedTrade' });
export type NotedTrade = z.infer<typeof NotedTradeSchema>;

export const TradeNotesQuerySchema = z.strictObject({
  tag: TagSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor: z.string().max(64).optional(),
});

export const TradeNotesSchema = z
  .object({
    notes: z.array(NotedTradeSchema).meta({
      description: 'Those of the current ledger, newest trade first.',
    }),
    next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'TradeNotes' });
export type TradeNotes = z.infer<typeof TradeNotesSchema>;

export const TagProfitSchema = z
  .object({
    tag: z.string(),
    trades: z.int(),
    realized_pnl: MoneySchema.meta({ description: 'Of its trades, less their fees.' }),
  })
  .meta({ id: 'TagProfit' });

export const TagProfitsSchema = z
  .object({
    tags: z.array(TagProfitSchema).meta({ description: 'By name, of the current ledger.' }),
  })
  .meta({ id: 'TagProfits' });
export type TagProfits = z.infer<typeof TagProfitsSchema>;

export const TradeParamsSchema = z.strictObject({ trade: z.string().min(1).max(64) });

export const PictureQuerySchema = z.strictObject({
  at: TimestampSchema.optional().meta({
    description: 'Changes nothing: `picture_at`, so that a browser fetches a new picture anew.',
  }),
});

/** Base64 has four characters for three bytes. */
const PICTURE_LENGTH_MAX = Math.ceil(PICTURE_BYTES_MAX / 3) * 4;

export const TradePictureSchema = z
  .strictObject({
    png: z
      .base64(SENTENCES.not_a_picture)
      .max(PICTURE_LENGTH_MAX, SENTENCES.picture_too_large)
      .meta({
        description: 'A PNG of at most 1 MB, in Base64.',
        example:
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      }),
  })
  .meta({ id: 'TradePicture' });
export type TradePicture = z.infer<typeof TradePictureSchema>;

export const CalendarQuerySchema = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month such as 2026-02.')
    .meta({ example: '2026-02' }),
});

export const ProfitDaySchema = z
  .object({
    date: z.iso.date().meta({ description: 'The trading day.', example: '2026-02-11' }),
    trades: z.int(),
    realized_pnl: MoneySchema.meta({ description: 'Realized on that day, less all fees.' }),
  })
  .meta({ id: 'ProfitDay' });
export type ProfitDay = z.infer<typeof ProfitDaySchema>;

export const ProfitCalendarSchema = z
  .object({
    days: z.array(ProfitDaySchema).meta({
      description: 'The days of the month on which money moved, oldest first.',
    }),
    trades: z.int(),
    realized_pnl: MoneySchema,
  })
  .meta({ id: 'ProfitCalendar' });
export type ProfitCalendar = z.infer<typeof ProfitCalendarSchema>;
