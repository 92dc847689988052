import { z } from 'zod';
import { ASSISTANT_ACTIONS_MAX, ASSISTANT_MODES } from './limits.ts';
import { MoneySchema } from './scalars.ts';

export const AssistantModeSchema = z.enum(ASSISTANT_MODES).meta({
  description:
    'auto: actions are carried out at once. confirm: each waits until a person approves it. ' +
    'read_only: none is carried out.',
});
export type AssistantMode = z.infer<typeof AssistantModeSchema>;

/** The largest amount of money that the ledger holds. */
const DOLLARS_MAX = 9_999_999_999_999.99;

/** `multipleOf: 0.01` in a description fails in binary floating point, for 25.1 among others. */
const isInHundredths = (value: number): boolean => Number(value.toFixed(2)) === value;

const DollarLimitSchema = MoneySchema.positive()
  .max(DOLLARS_MAX)
  .refine(isInHundredths, 'Use whole cents.')
  .nullable();

/**
 * What the assistant may do. The program holds it to this, whichever model
 * answers; what a person does by hand is never limited by it.
 */
export const AssistantSettingsSchema = z
  .strictObject({
    mode: AssistantModeSchema,
    halted: z.boolean().meta({
      description:
        'The kill switch: nothing more is carried out, between two actions of an answer too.',
    }),
    actions_per_message_max: z.int().min(1).max(ASSISTANT_ACTIONS_MAX).meta({ example: 10 }),
    dollars_per_message_max: DollarLimitSchema.meta({
      description:
        'What the purchases and sales of one message may come to together; null for no limit.',
      example: 5000,
    }),
    ticker_weight_max_percent: z
      .number()
      .positive()
      .max(100)
      .refine(isInHundredths, 'Use at most two decimals.')
      .nullable()
      .meta({
        description:
          'The share of the total value beyond which a purchase may not bring a ticker, to hundredths of a per cent; null for no limit.',
        example: 25,
      }),
    daily_loss_max: DollarLimitSchema.meta({
      description:
        'Once the total value has fallen by this much since midnight UTC the assistant only sells; null for no limit.',
      example: 500,
    }),
  })
  .meta({ id: 'AssistantSettings' });
export type AssistantSettings = z.infer<typeof AssistantSettingsSchema>;
