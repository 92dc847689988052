import type { ChatAction, Waiting, WatchlistAction } from '@finally/contract';
import type { Refusal, Result } from '../../kernel/result.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { ActionRefusal } from '../refusals.ts';
import type { ActionRow } from '../store.ts';
import type { ProposedAction } from './proposed-actions.ts';

export type Receipt = NonNullable<ChatAction['receipt']>;
export type WatchlistReceipt = NonNullable<WatchlistAction['receipt']>;

/** The outcome of an action. */
export type Decided =
  | { readonly status: 'executed'; readonly receipt: Receipt }
  | { readonly status: 'rejected'; readonly error: Refusal }
  | {
      readonly status: 'proposed';
      readonly waits_for: Waiting;
      /** Dollars per share; null for an action without a price. */
      readonly shown_price: number | null;
    };

/** One action among those of a message. */
export interface ActionPlace {
  readonly id: string;
  readonly chat_message_id: string;
  /** The ledger for which it was requested. */
  readonly ledger: number;
}

/** Converts the result of an attempt to its outcome. */
export const decidedBy = (
  outcome: Result<Receipt, ActionRefusal>,
): Exclude<Decided, { status: 'proposed' }> =>
  outcome.ok
    ? { status: 'executed', receipt: outcome.value }
    : { status: 'rejected', error: outcome.error };

/** Returns an outcome for the audit: `allowed`, or the code of the objection. */
const verdictOf = (decided: Decided): string => {
  switch (decided.status) {
    case 'executed':
      return 'allowed';
    case 'rejected':
      return decided.error.code;
    case 'proposed':
      return decided.waits_for.code;
  }
};

function toAction(id: string, proposed: ProposedAction, decided: Decided): ChatAction {
  const { status } = decided;
  return {
    id,
    kind: proposed.kind,
    request: proposed.request,
    status,
    receipt: status === 'executed' ? decided.receipt : null,
    error:
      status === 'rejected' ? { code: decided.error.code, detail: decided.error.detail } : null,
    waits_for: status === 'proposed' ? decided.waits_for : null,
    ...((proposed.kind === 'trade' || proposed.kind === 'order') && {
      shown_price: status === 'proposed' ? decided.shown_price : null,
    }),
  } as ChatAction;
}

/** Returns an action with its outcome, as it is stored. */
export const rowOf = (
  proposed: ProposedAction,
  { id, chat_message_id, ledger }: ActionPlace,
  decided: Decided,
  clock: WallClock,
): ActionRow => ({
  action: toAction(id, proposed, decided),
  message_id: chat_message_id,
  ledger,
  verdicts: [{ verdict: verdictOf(decided), decided_at: toIso(clock.now_ms()) }],
});
