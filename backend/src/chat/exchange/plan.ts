import type { AnswerRow } from '../../db/index.ts';
import type { Mandate } from '../mandate.ts';
import { ModelReplySchema } from '../model.ts';
import { judgePlan } from '../risk/plan-judge.ts';
import { type JudgedWish, wishesOf } from './wishes.ts';

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
