import { z } from 'zod';
import { ProblemCodeSchema } from '../problem.ts';

/** Why an action was refused, with the same codes as for any other caller. */
export const ActionErrorSchema = z.object({ code: ProblemCodeSchema, detail: z.string() });
export type ActionError = z.infer<typeof ActionErrorSchema>;

export const ActionStatusSchema = z.enum(['executed', 'rejected', 'proposed', 'declined']).meta({
  description:
    'proposed: waits until a person approves or declines it, even across a restart. ' +
    'declined: by the person, or because the conversation was cleared.',
});
export type ActionStatus = z.infer<typeof ActionStatusSchema>;

export const WaitingCodeSchema = z
  .enum(['not_asked_for', 'assistant_approval_needed', 'interrupted', 'price_moved'])
  .meta({
    description:
      'not_asked_for: the latest message does not ask for it. ' +
      'assistant_approval_needed: every action waits in confirm mode. ' +
      'interrupted: FinAlly stopped before it was executed. ' +
      'price_moved: it was approved at a price that had moved too far.',
  });
export type WaitingCode = z.infer<typeof WaitingCodeSchema>;

/** Why an action waits for a person's decision. */
export const WaitingSchema = z.object({ code: WaitingCodeSchema, detail: z.string() });
export type Waiting = z.infer<typeof WaitingSchema>;

/** The fields of every action besides its request: how it stands, and what came of it. */
export const outcome = <Receipt extends z.ZodType>(receipt: Receipt) => ({
  id: z.string(),
  status: ActionStatusSchema,
  receipt: receipt.nullable().meta({ description: 'From the ledger; null unless executed.' }),
  error: ActionErrorSchema.nullable().meta({ description: 'Null unless rejected.' }),
  waits_for: WaitingSchema.nullable().meta({
    description: 'Why it waits; null unless proposed.',
  }),
});
