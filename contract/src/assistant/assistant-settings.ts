import { z } from 'zod';
import {
  ASSISTANT_LIMIT_RANGES,
  hasDecimalsOf,
  type LimitRange,
} from '../rules/assistant-limits.ts';
import { ASSISTANT_MODES } from '../rules/limits.ts';
import { MoneySchema } from '../scalars.ts';

export const AssistantModeSchema = z.enum(ASSISTANT_MODES).meta({
  description:
    'auto: actions are executed at once. confirm: each waits until a person approves it. ' +
    'read_only: none is executed.',
});
export type AssistantMode = z.infer<typeof AssistantModeSchema>;

const {
  actions_per_message_max: ACTIONS,
  trades_per_day_max: TRADES,
  dollars_per_message_max: DOLLARS,
  ticker_weight_max_percent: PERCENT,
} = ASSISTANT_LIMIT_RANGES;

const wholeNumber = ({ min, max, sentence }: LimitRange) =>
  z
    .int({ error: ({ input }) => (typeof input === 'number' ? sentence : undefined) })
    .min(min, sentence)
    .max(max, sentence);

const inHundredths = (schema: z.ZodNumber, range: LimitRange) =>
  schema
    .positive(range.sentence)
    .max(range.max, range.sentence)
    .refine((value) => hasDecimalsOf(range, value), range.sentence);

const DollarLimitSchema = inHundredths(MoneySchema, DOLLARS).nullable();

const PercentLimitSchema = inHundredths(z.number(), PERCENT);

const MessageLimits = {
  actions_per_message_max: wholeNumber(ACTIONS).meta({ example: 10 }),
  dollars_per_message_max: DollarLimitSchema.meta({
    description: 'Limit for the total of purchases and sales of one message; null for no limit.',
    example: 5000,
  }),
  ticker_weight_max_percent: PercentLimitSchema.nullable().meta({
    description:
      'Largest share of the total value that a purchase may bring a ticker to, to hundredths of a per cent; null for no limit.',
    example: 25,
  }),
  daily_loss_max: DollarLimitSchema.meta({
    description:
      'If the total value has fallen by this much since midnight UTC, the assistant may only sell; null for no limit.',
    example: 500,
  }),
};

const DayLimits = {
  dollars_per_day_max: DollarLimitSchema.meta({
    description:
      "Limit for the total of the assistant's purchases and sales in a UTC day; null for no limit.",
    example: 10000,
  }),
  trades_per_day_max: wholeNumber(TRADES).nullable().meta({
    description: 'Number of trades the assistant may make in a UTC day; null for no limit.',
    example: 20,
  }),
  approval_price_band_percent: PercentLimitSchema.meta({
    description:
      'How far the price may move between a proposal and the fill of its approval. Beyond that, approval is requested again at the new price.',
    example: 1,
  }),
};

const HaltedSchema = z.boolean();

/**
 * The limits of the assistant. The server enforces them for every model; they never limit what a
 * person does.
 */
export const AssistantSettingsSchema = z
  .strictObject({
    mode: AssistantModeSchema,
    halted: HaltedSchema.meta({
      description:
        'The kill switch: no further action is executed, not even the next one of the same answer.',
    }),
    ...MessageLimits,
    ...DayLimits,
    version: z.int().nonnegative().meta({
      description:
        'Increases with every change. A change states the version that it was made from.',
      example: 0,
    }),
    saved: z.boolean().meta({
      description:
        'False if a halt or read-only mode is in force that could not be stored yet. Storing is retried.',
    }),
  })
  .meta({ id: 'AssistantSettings' });
export type AssistantSettings = z.infer<typeof AssistantSettingsSchema>;

/**
 * A change of all settings, made from the stated version. `AssistantSettings` as read can be sent
 * back. A halt is ended by a separate call.
 */
export const AssistantSettingsChangeSchema = z
  .strictObject({
    mode: AssistantModeSchema,
    halted: HaltedSchema.optional().meta({
      description: 'true halts. false leaves a halt in force: POST /api/assistant/resume ends it.',
    }),
    ...MessageLimits,
    dollars_per_day_max: DayLimits.dollars_per_day_max.optional(),
    trades_per_day_max: DayLimits.trades_per_day_max.optional(),
    approval_price_band_percent: DayLimits.approval_price_band_percent.optional(),
    version: z.int().nonnegative().meta({
      description: 'The version that was read. If it is not the newest, nothing is changed.',
      example: 0,
    }),
    saved: z.boolean().optional().meta({ description: 'Ignored.' }),
  })
  .meta({
    id: 'AssistantSettingsChange',
    description: 'A limit that is left out stays unchanged.',
  });
export type AssistantSettingsChange = z.infer<typeof AssistantSettingsChangeSchema>;
