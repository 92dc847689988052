import { ModelReplySchema } from '../models/model.ts';
import type { AnswerRow } from '../store.ts';
import type { Mandate } from './mandate.ts';
import { judgePlan } from './plan-judge.ts';
import { type JudgedAction, proposedActionsOf } from './proposed-actions.ts';

/** An answer without a mandate authorizes nothing: one of before mandates were kept. */
const NO_MANDATE: Mandate = {
  kind: 'none',
  because: 'It is not known any more what your message asked for.',
};

/**
 * The plan of an answer, judged action by action by the mandate that was
 * written down with it: the same before and after a restart.
 */
export function judgedActions({
  plan,
  mandate,
}: Pick<AnswerRow, 'plan' | 'mandate'>): readonly JudgedAction[] {
  const actions = proposedActionsOf(ModelReplySchema.parse(plan));
  const waiting = judgePlan(actions, (mandate as Mandate | null) ?? NO_MANDATE);
  return actions.map((proposed, index) => ({ proposed, waits_for: waiting[index] ?? null }));
}
