import { z } from 'zod';
import { INDICATOR_KINDS, type IndicatorKind } from './indicators/catalog/catalog.ts';
import { INDICATOR_CONDITIONS } from './indicators/conditions.ts';
import { BarIntervalSchema } from './market.ts';
import { ALERT_SENTENCES } from './rules/alert-sentences.ts';
import { ALERT_NOTE_LENGTH_MAX, ALERTS_MAX } from './rules/limits.ts';
import { LINE_EXTENTS } from './rules/straight-lines.ts';
import { PercentSchema, PriceSchema, SentPriceSchema, TimestampSchema } from './scalars.ts';
import { TickerSchema } from './ticker.ts';

export const AlertDirectionSchema = z.enum(['up', 'down', 'either']);
export type AlertDirection = z.infer<typeof AlertDirectionSchema>;

const AlertPriceSchema = PriceSchema.meta({
  description: 'US dollars per share, exact to 1/10,000 dollar. The alert fires at or beyond it.',
  example: 200,
});

const LineEndSchema = z.strictObject({ time: TimestampSchema, price: SentPriceSchema });

const LineTermsSchema = z.strictObject({
  kind: z.literal('line'),
  from: LineEndSchema,
  to: LineEndSchema,
  extent: z
    .enum(LINE_EXTENTS)
    .default('segment')
    .meta({
      description:
        'How far the line extends: between its ends, beyond `to` (ray), or beyond both. An alert on a ' +
        'line that ends expires there.',
    }),
  direction: AlertDirectionSchema.default('either').meta({
    description:
      'Whether the price has to reach the line from below (up), from above (down), or from where it was ' +
      'when the alert was set.',
  }),
});

const OutputSchema = z.string().min(1).max(40);

const IndicatorTermsSchema = z.strictObject({
  kind: z.literal('indicator'),
  indicator: z.enum(INDICATOR_KINDS as [IndicatorKind, ...IndicatorKind[]]),
  parameters: z.array(z.number()).max(4).meta({ description: 'Its parameters, in order.' }),
  interval: BarIntervalSchema.meta({ description: 'The bars whose close is judged.' }),
  output: OutputSchema.meta({
    description: 'The name of one of its lines, such as `RSI`, `MACD`, `Signal` or `Upper`.',
  }),
  condition: z.enum(INDICATOR_CONDITIONS).meta({
    description:
      'Judged when a bar closes. `above` means more than; a crossing was not so at the bar before.',
  }),
  compared_with: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: z.number().min(-1e12).max(1e12) }),
    z.strictObject({ kind: z.literal('output'), output: OutputSchema }),
    z.strictObject({ kind: z.literal('price') }),
  ]),
});
export type AlertLineTerms = z.infer<typeof LineTermsSchema>;
export type AlertIndicatorTerms = z.infer<typeof IndicatorTermsSchema>;

/**
 * The terms of an alert. The schemas check only the shape; the alert rules decide whether a level
 * is valid and not reached already.
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
          description: 'Distance from the price when it was set, to hundredths of a per cent.',
          example: 5,
        }),
        direction: AlertDirectionSchema.default('either'),
      }),
      LineTermsSchema,
      IndicatorTermsSchema,
    ],
    'The kind of an alert is above, below, percent, line or indicator.',
  )
  .meta({ id: 'AlertTerms', example: { kind: 'percent', percent: 5, direction: 'either' } });
export type AlertTerms = z.infer<typeof AlertTermsSchema>;

/** The terms of an alert that fired because its ticker entered the list of a scan. */
const ScanEntryTermsSchema = z.object({
  kind: z.literal('scan'),
  scan: z.string().meta({ description: 'The name that the scan had.', example: 'Oversold' }),
});

const AlertNoteSchema = z
  .string()
  .trim()
  .max(ALERT_NOTE_LENGTH_MAX, ALERT_SENTENCES.note_too_long)
  .meta({ description: 'Shown when the alert fires; empty for none.', example: 'Take half off' });

export const AlertSchema = z
  .object({
    id: z.string(),
    ticker: TickerSchema,
    name: z.string().meta({ description: 'Name of the company or fund; the ticker if unknown.' }),
    terms: z.union([AlertTermsSchema, ScanEntryTermsSchema]).meta({
      description: 'Alerts of the kind `scan` have fired; they are turned on at their scan.',
    }),
    upper: PriceSchema.nullable().meta({
      description: 'Fires at or above this price; null if no rise fires it.',
    }),
    lower: PriceSchema.nullable().meta({
      description: 'Fires at or below this price; null if no fall fires it.',
    }),
    reference_price: PriceSchema.nullable().meta({
      description:
        'The price when it was set, from which a percentage counts; null if it was unknown.',
    }),
    note: AlertNoteSchema,
    state: z.enum(['active', 'fired', 'expired']).meta({
      description: 'An alert expires if its line ends without having been crossed.',
    }),
    value: z
      .number()
      .nullable()
      .meta({
        description:
          'For a line its price now, for an indicator its value at the last closed bar, at which it fired if ' +
          'it has; null if there is none.',
      }),
    set_at: TimestampSchema,
    fired_at: TimestampSchema.nullable(),
    fired_price: PriceSchema.nullable(),
    expired_at: TimestampSchema.nullable(),
    seen: z.boolean().meta({ description: 'Whether a person has seen that it fired or expired.' }),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof AlertSchema>;

export const AlertsSchema = z
  .object({
    alerts: z.array(AlertSchema).meta({
      description:
        'The active alerts, newest first; then those that fired or expired, latest first.',
    }),
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
    description: 'Fields that are left out stay unchanged. New terms count from the current price.',
  });
export type AlertChanges = z.infer<typeof AlertChangesSchema>;

export const AlertParamsSchema = z.strictObject({ alert: z.string().min(1).max(64) });

export const AlertsSeenSchema = z
  .strictObject({ alerts: z.array(z.string().min(1).max(64)).max(2 * ALERTS_MAX) })
  .meta({
    id: 'AlertsSeen',
    description: 'Ids; unknown ids and alerts that did not fire are ignored.',
  });
export type AlertsSeen = z.infer<typeof AlertsSeenSchema>;
