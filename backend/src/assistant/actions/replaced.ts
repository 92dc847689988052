import type { Waiting } from '@finally/contract';
import type { AnswerRow } from '../store.ts';
import type { Mandate } from './mandate.ts';
import type { Proposals } from './proposals.ts';
import type { JudgedAction } from './proposed-actions.ts';

/** Why the actions of a correction wait if what it corrects was carried out meanwhile. */
const CARRIED_OUT: Waiting = {
  code: 'not_asked_for',
  detail:
    'What this was to replace has been carried out meanwhile, so this would come on top of it. It waits for your approval.',
};

/**
 * Declines the waiting actions that a correction replaces, before it is carried out: "make it 5" leaves
 * one proposal and not two. If one of them was carried out meanwhile, the actions of the correction wait.
 */
export async function replaceProposals(
  { mandate }: Pick<AnswerRow, 'mandate'>,
  judged: readonly JudgedAction[],
  proposals: Pick<Proposals, 'decline'>,
): Promise<readonly JudgedAction[]> {
  const read = mandate as Mandate | null;
  const replaces = read && read.kind !== 'open' ? (read.replaces ?? []) : [];
  // A plan that does something else replaces nothing.
  const isMeant = read?.kind === 'none' || judged.some(({ waits_for }) => waits_for === null);
  if (replaces.length === 0 || !isMeant) return judged;
  let isFree = true;
  for (const id of replaces) {
    const declined = await proposals.decline(id);
    isFree &&= declined.ok && declined.value.status === 'declined';
  }
  return isFree ? judged : judged.map((action) => ({ ...action, waits_for: CARRIED_OUT }));
}
