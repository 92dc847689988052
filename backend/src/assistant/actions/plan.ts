import { ModelReplySchema } from '../models/reply.ts';
import type { AnswerRow } from '../store.ts';
import type { Mandate } from './mandate.ts';
import { judgePlan } from './plan-judge.ts';
import { type JudgedAction, proposedActionsOf } from './proposed-actions.ts';

/** The mandate of an answer that was stored before mandates were: it authorizes nothing. */
const NO_MANDATE: Mandate = {
  kind: 'none',
  because: 'It is not known any more what your message asked for.',
};

/**
 * Returns the plan of an answer, each action judged by the mandate stored with it: the same before
 * and after a restart.
 */
export function judgedActions({
  plan,
  mandate,
}: Pick<AnswerRow, 'plan' | 'mandate'>): readonly JudgedAction[] {
  const actions = proposedActionsOf(ModelReplySchema.parse(plan));
  const waiting = judgePlan(actions, (mandate as Mandate | null) ?? NO_MANDATE);
  return actions.map((proposed, index) => ({ proposed, waits_for: waiting[index] ?? null }));
}
