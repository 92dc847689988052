import { TickerSchema, type Waiting } from '@finally/contract';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { PriceReader } from '../../market/index.ts';
import { isAtMarket } from '../../orders/index.ts';
import type { PortfolioService } from '../../portfolio/index.ts';
import type { FigureChecker } from '../claims/figure-checker.ts';
import { ModelReplySchema } from '../models/reply.ts';
import type { ActionRow, ActionStore, AnswerRow, ChatStore } from '../store.ts';
import { type Actions, actionId } from './actions.ts';
import { rowOf } from './decisions.ts';
import { judgedActions } from './plan.ts';
import type { Proposals } from './proposals.ts';
import type { ProposedAction } from './proposed-actions.ts';
import { replaceProposals } from './replaced.ts';

export interface RecoveryOptions {
  readonly account_id: string;
  readonly store: Pick<ChatStore, 'underWay' | 'settle'>;
  readonly actionStore: Pick<ActionStore, 'record'>;
  readonly actions: Pick<Actions, 'receipt' | 'complete'>;
  readonly proposals: Pick<Proposals, 'decline'>;
  readonly clock: WallClock;
  readonly portfolio: Pick<PortfolioService, 'ledgerNumber'>;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly figures: Pick<FigureChecker, 'check'>;
}

const INTERRUPTED: Waiting = {
  code: 'interrupted',
  detail: 'FinAlly stopped before this was carried out. It waits for your approval.',
};

/**
 * Completes the answers whose actions were being executed when the program ended. Actions found in
 * the ledger get their receipt. The others are not executed unattended at a later price: they wait
 * for approval in every mode, and say so if the message did not ask for them.
 */
export async function completeInterrupted(options: RecoveryOptions): Promise<void> {
  const { account_id, store, figures } = options;
  for (const answer of await store.underWay(account_id)) {
    const plan = ModelReplySchema.parse(answer.plan);
    const rest = await takeStock(answer, options);
    const actions = [...answer.actions, ...rest.map(({ action }) => action)];
    const told =
      actions.length === 0
        ? { message: plan.message, intent: null }
        : {
            message: 'FinAlly was interrupted while it carried this out.',
            // The program's own text is not the intent of a model.
            intent: answer.approves ? null : plan.message,
          };
    const checked = await figures.check(told, {
      model: answer.model,
      actions,
      earlier: [],
      message: '',
      context: null,
      found: [],
    });
    await store.settle(account_id, answer.id, checked);
  }
}

/** Determines the outcome of actions for which nothing was recorded. */
async function takeStock(
  answer: AnswerRow,
  { account_id, actionStore, actions, proposals, portfolio, prices, clock }: RecoveryOptions,
): Promise<readonly ActionRow[]> {
  const rows: ActionRow[] = [];
  const { id, approves, actions: recorded } = answer;
  if (approves) return rows;
  const ledger = await portfolio.ledgerNumber();
  const judged = await replaceProposals(answer, judgedActions(answer), proposals);
  for (const [index, { proposed: written, waits_for }] of [...judged.entries()].slice(
    recorded.length,
  )) {
    const proposed = await actions.complete(written);
    const place = { id: actionId(id, index), chat_message_id: id, ledger };
    const receipt = await actions.receipt(place, proposed);
    const row = rowOf(
      proposed,
      place,
      receipt
        ? { status: 'executed', receipt }
        : {
            status: 'proposed',
            waits_for: waits_for ?? INTERRUPTED,
            shown_price: priceOf(proposed, prices),
          },
      clock,
    );
    await actionStore.record(account_id, row);
    rows.push(row);
  }
  return rows;
}

/** Returns the price shown with a proposed action, in dollars per share; null if there is none. */
function priceOf(proposed: ProposedAction, prices: Pick<PriceReader, 'latest'>): number | null {
  const isPriced =
    proposed.kind === 'trade' || (proposed.kind === 'order' && isAtMarket(proposed.request));
  if (!isPriced) return null;
  const ticker = TickerSchema.safeParse(proposed.request.ticker);
  return (ticker.success && prices.latest(ticker.data)?.price) || null;
}
