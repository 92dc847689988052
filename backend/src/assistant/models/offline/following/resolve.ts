import type Fraction from 'fraction.js';
import { type FollowUp, NOTHING_CORRECTED } from '../../../reading/following/follow-up.ts';
import { sayPart } from '../../../reading/format-numbers.ts';
import { SHARE_OF } from '../../../reading/scope.ts';
import { shares } from '../answers/format.ts';
import { type Facts, positionIn } from '../facts.ts';
import type { Intent } from '../intent.ts';
import { again } from './again.ts';
import { correct } from './correct.ts';
import { actionsOf, type Deed } from './deed.ts';
import { toE6 } from './filled.ts';
import type { Resolution } from './offer.ts';
import { type Subject, subjectOf } from './subject.ts';
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
  { times, sells }: Extract<FollowUp, { kind: 'portion' }>,
  deed: Deed,
  facts: Facts,
): Resolution {
  const wanted = { ...NOTHING_CORRECTED, size: { of: 'times' as const, times } };
  const subject = subjectOf(deed, wanted, null, facts);
  if (typeof subject === 'string') return asked(subject);
  if (sells) return saleOf(times, subject, facts);
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

/** "sell half of that": what was bought and the whole position may be two sizes, so it asks. */
function saleOf(part: Fraction, { ticker, filled }: Subject, facts: Facts): Resolution {
  const held = positionIn(facts, ticker);
  if (!held) return asked(`You hold no ${ticker}, so there is nothing to sell.`);
  if (filled && filled.net_e6 === toE6(held.quantity)) {
    const sale = { kind: 'trade', side: 'sell', ticker, amount: SHARE_OF(part) } as const;
    return { kind: 'commands', commands: [sale], replaces: [] };
  }
  const said = sayPart(part);
  return asked(
    `By "that", do you mean what was done last, or all ${shares(held.quantity)} ${ticker} that you hold? Say "sell ${said} of my ${ticker}" for the position, or "sell" with a number of shares.`,
  );
}
