import type { AnswerRow } from '../../storage/sqlite/index.ts';
import { ModelReplySchema } from '../models/model.ts';
import type { Mandate } from './mandate.ts';
import { judgePlan } from './plan-judge.ts';
import { type JudgedWish, wishesOf } from './proposed-actions.ts';

/** An answer without a mandate authorizes nothing: one of before mandates were kept. */
const NO_MANDATE: Mandate = {
  kind: 'none',
  because: 'It is not known any more what your message asked for.',
};

/**
 * The plan of an answer, judged action by action by the mandate that was
 * written down with it: the same before and after a restart.
 */
export function authorizedWishes({
  plan,
  mandate,
}: Pick<AnswerRow, 'plan' | 'mandate'>): readonly JudgedWish[] {
  const wishes = wishesOf(ModelReplySchema.parse(plan));
  const waiting = judgePlan(wishes, (mandate as Mandate | null) ?? NO_MANDATE);
  return wishes.map((wish, index) => ({ wish, waits_for: waiting[index] ?? null }));
}
