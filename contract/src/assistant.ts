import { z } from 'zod';
import {
  ASSISTANT_LIMIT_RANGES,
  hasDecimalsOf,
  type LimitRange,
} from './rules/assistant-limits.ts';
import { ASSISTANT_MODES } from './rules/limits.ts';
import { MoneySchema } from './scalars.ts';

export const AssistantModeSchema = z.enum(ASSISTANT_MODES).meta({
  description:
    'auto: actions are carried out at once. confirm: each waits until a person approves it. ' +
    'read_only: none is carried out.',
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
    description:
      'What the purchases and sales of one message may come to together; null for no limit.',
    example: 5000,
  }),
  ticker_weight_max_percent: PercentLimitSchema.nullable().meta({
    description:
      'The share of the total value beyond which a purchase may not bring a ticker, to hundredths of a per cent; null for no limit.',
    example: 25,
  }),
  daily_loss_max: DollarLimitSchema.meta({
    description:
      'Once the total value has fallen by this much since midnight UTC the assistant only sells; null for no limit.',
    example: 500,
  }),
};

const DayLimits = {
  dollars_per_day_max: DollarLimitSchema.meta({
    description:
      'What the purchases and sales of the assistant may come to from midnight UTC to the next; null for no limit.',
    example: 10000,
  }),
  trades_per_day_max: wholeNumber(TRADES).nullable().meta({
    description:
      'How many trades the assistant may make from midnight UTC to the next; null for no limit.',
    example: 20,
  }),
  approval_price_band_percent: PercentLimitSchema.meta({
    description:
      'How far the price may have moved since a proposal was shown for its approval to fill. Beyond that it is asked again at the new price.',
    example: 1,
  }),
};

const HaltedSchema = z.boolean();

/**
 * What the assistant may do. The program holds it to this, whichever model
 * answers; what a person does by hand is never limited by it.
 */
export const AssistantSettingsSchema = z
  .strictObject({
    mode: AssistantModeSchema,
    halted: HaltedSchema.meta({
      description:
        'The kill switch: nothing more is carried out, between two actions of an answer too.',
    }),
    ...MessageLimits,
    ...DayLimits,
    version: z.int().nonnegative().meta({
      description: 'Grows with every change. A change states the version that it was made from.',
      example: 0,
    }),
    saved: z.boolean().meta({
      description:
        'False if a halt or read only is in force that could not be written down yet. It is written down once the disk takes it.',
    }),
  })
  .meta({ id: 'AssistantSettings' });
export type AssistantSettings = z.infer<typeof AssistantSettingsSchema>;

/**
 * A change of the settings as a whole, made from the version that it states.
 * What `AssistantSettings` has can be sent back; a halt is ended by a call of its own.
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
    description: 'A limit that is left out stays as it is.',
  });
export type AssistantSettingsChange = z.infer<typeof AssistantSettingsChangeSchema>;
