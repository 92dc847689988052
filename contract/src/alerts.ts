import { z } from 'zod';
import { ALERT_SENTENCES } from './rules/alert-sentences.ts';
import { ALERT_NOTE_LENGTH_MAX, ALERTS_MAX } from './rules/limits.ts';
import { PercentSchema, PriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const AlertDirectionSchema = z.enum(['up', 'down', 'either']);
export type AlertDirection = z.infer<typeof AlertDirectionSchema>;

const AlertPriceSchema = PriceSchema.meta({
  description: 'US dollars a share, exact to 1/10,000 dollar. Reaching it is enough.',
  example: 200,
});

/**
 * At what an alert fires. The schemas check shape only: whether a level can be
 * reached, and is not reached already, is the alert rules' to say.
 */
export const AlertTermsSchema = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('above'), price: AlertPriceSchema }),
      z.strictObject({ kind: z.literal('below'), price: AlertPriceSchema }),
      z.strictObject({
        kind: z.literal('percent'),
        percent: PercentSchema.meta({
          description: 'How far from the price when it was set; to hundredths of a per cent.',
          example: 5,
        }),
        direction: AlertDirectionSchema.default('either'),
      }),
    ],
    'The kind of an alert is above, below or percent.',
  )
  .meta({ id: 'AlertTerms', example: { kind: 'percent', percent: 5, direction: 'either' } });
export type AlertTerms = z.infer<typeof AlertTermsSchema>;

const AlertNoteSchema = z
  .string()
  .trim()
  .max(ALERT_NOTE_LENGTH_MAX, ALERT_SENTENCES.note_too_long)
  .meta({ description: 'Told when it fires; empty for none.', example: 'Take half off' });

export const AlertSchema = z
  .object({
    id: z.string(),
    ticker: TickerSchema,
    name: z.string().meta({ description: 'Of the company or fund; the ticker where not known.' }),
    terms: AlertTermsSchema,
    upper: PriceSchema.nullable().meta({
      description: 'At this price or above it fires; null where no rise makes it fire.',
    }),
    lower: PriceSchema.nullable().meta({
      description: 'At this price or below it fires; null where no fall makes it fire.',
    }),
    reference_price: PriceSchema.nullable().meta({
      description:
        'The price when it was set, from which per cents count; null where none was known.',
    }),
    note: AlertNoteSchema,
    state: z.enum(['active', 'fired']),
    set_at: TimestampSchema,
    fired_at: TimestampSchema.nullable(),
    fired_price: PriceSchema.nullable(),
    seen: z.boolean().meta({ description: 'Whether a person has taken note that it fired.' }),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof AlertSchema>;

export const AlertsSchema = z
  .object({
    alerts: z
      .array(AlertSchema)
      .meta({ description: 'The active ones, newest first; then what fired, latest first.' }),
  })
  .meta({ id: 'Alerts' });
export type Alerts = z.infer<typeof AlertsSchema>;

export const AlertRequestSchema = z
  .strictObject({
    ticker: TickerSchema,
    terms: AlertTermsSchema,
    note: AlertNoteSchema.optional(),
  })
  .meta({ id: 'AlertRequest' });
export type AlertRequest = z.infer<typeof AlertRequestSchema>;

export const AlertChangesSchema = z
  .strictObject({ terms: AlertTermsSchema.optional(), note: AlertNoteSchema.optional() })
  .meta({
    id: 'AlertChanges',
    description: 'What is left out stays as it is. Other terms count from the price of now.',
  });
export type AlertChanges = z.infer<typeof AlertChangesSchema>;

export const AlertParamsSchema = z.strictObject({ alert: z.string().min(1).max(64) });

export const AlertsSeenSchema = z
  .strictObject({ alerts: z.array(z.string().min(1).max(64)).max(2 * ALERTS_MAX) })
  .meta({
    id: 'AlertsSeen',
    description: 'Ids; what is not there or did not fire is passed over.',
  });
export type AlertsSeen = z.infer<typeof AlertsSeenSchema>;
