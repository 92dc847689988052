import { type FollowUp, NOTHING_CORRECTED } from '../../../reading/following/follow-up.ts';
import { sayPart } from '../../../reading/format-numbers.ts';
import type { Facts } from '../facts.ts';
import type { Intent } from '../intent.ts';
import { again } from './again.ts';
import { correct } from './correct.ts';
import { actionsOf, type Deed } from './deed.ts';
import type { Resolution } from './offer.ts';
import { subjectOf } from './subject.ts';
import { undo } from './undo.ts';

const asked = (sentence: string): Resolution => ({ kind: 'asked', sentence });

const NOTHING_BEFORE =
  'I find nothing in the last half hour of this conversation that this could refer to. Say in full what you want, for instance "buy 2 NVDA".';

/** Replaces messages about what was done before by what they come to. Pure. */
export const resolveFollowUps = (intents: readonly Intent[], facts: Facts): readonly Intent[] =>
  intents.map((intent) =>
    intent.kind === 'follow_up' ? toIntent(resolve(intent.follow_up, intent.deed, facts)) : intent,
  );

function toIntent(resolution: Resolution): Intent {
  return resolution.kind === 'commands' ? { ...resolution, kind: 'commands' } : resolution;
}

function resolve(followUp: FollowUp, deed: Deed | undefined, facts: Facts): Resolution {
  if (!deed) return asked(NOTHING_BEFORE);
  if (isOfEarlierLedger(deed, facts)) {
    return asked('The account was reset since then. Say in full what you want.');
  }
  switch (followUp.kind) {
    case 'undo':
      return undo(deed, followUp.by, facts);
    case 'again':
      return again(deed, followUp);
    case 'correct':
      return correct(deed, followUp.wanted, followUp.denied, facts);
    case 'portion':
      return portion(followUp, deed, facts);
  }
}

/** Returns true if an action was carried out before the account was reset. */
function isOfEarlierLedger(deed: Deed, { performance }: Facts): boolean {
  const done_at = actionsOf(deed).flatMap((action): string[] => {
    if (action.kind === 'trade') return action.receipt ? [action.receipt.trade.executed_at] : [];
    const isPlaced = action.kind === 'order' || action.kind === 'order_change';
    return isPlaced && action.receipt ? [action.receipt.order.placed_at] : [];
  });
  return performance !== null && done_at.some((at) => at < performance.since);
}

/** "half of that" corrects what is not filled yet; of what is, it may be as much again. */
function portion(
  { times }: Extract<FollowUp, { kind: 'portion' }>,
  deed: Deed,
  facts: Facts,
): Resolution {
  const wanted = { ...NOTHING_CORRECTED, size: { of: 'times' as const, times } };
  const subject = subjectOf(deed, wanted, null, facts);
  if (typeof subject === 'string') return asked(subject);
  if (!subject.filled) return correct(deed, wanted, null, facts);
  const part = times.equals(2)
    ? 'twice that'
    : times.equals(0.5)
      ? 'half'
      : `${sayPart(times)} of that`;
  return asked(
    `That is filled already: ${subject.filled.said}. Say "make it ${part}" to have only that much of it, or "${part === 'half' ? 'half of that' : part} again" for as much more.`,
  );
}
