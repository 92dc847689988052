import type { ActionRow, ActionStore, AnswerRow, ChatStore } from '../db/index.ts';
import { ok } from '../kernel/result.ts';
import type { PortfolioService } from '../portfolio/index.ts';
import { type Actions, actionId, wishesOf } from './actions.ts';
import type { FigureChecker } from './figure-checker.ts';
import { ModelReplySchema } from './model.ts';

export interface RecoveryOptions {
  readonly account_id: string;
  readonly store: Pick<ChatStore, 'underWay' | 'settle'>;
  readonly actionStore: Pick<ActionStore, 'record'>;
  readonly actions: Pick<Actions, 'receipt' | 'row'>;
  readonly portfolio: Pick<PortfolioService, 'ledgerNumber'>;
  readonly figures: Pick<FigureChecker, 'check'>;
}

/**
 * Completes the answers that were being carried out when the program ended.
 * What the ledger shows gets its receipt. The rest is not done unattended, at
 * whatever price there is by now: it waits for approval, in every mode.
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
        : { message: 'FinAlly was stopped while it carried this out.', intent: plan.message };
    const checked = await figures.check(told, {
      model: answer.model,
      actions,
      earlier: [],
      message: '',
      context: null,
    });
    await store.settle(account_id, answer.id, checked);
  }
}

/** What became of the actions of which nothing was recorded. */
async function takeStock(
  { id, plan, actions: recorded }: AnswerRow,
  { account_id, actionStore, actions, portfolio }: RecoveryOptions,
): Promise<readonly ActionRow[]> {
  const rows: ActionRow[] = [];
  const ledger = await portfolio.ledgerNumber();
  const wishes = wishesOf(ModelReplySchema.parse(plan));
  for (const [index, wish] of [...wishes.entries()].slice(recorded.length)) {
    const place = { id: actionId(id, index), chat_message_id: id, ledger };
    const receipt = await actions.receipt(place);
    const row = actions.row(wish, place, ok(receipt ?? null));
    await actionStore.record(account_id, row);
    rows.push(row);
  }
  return rows;
}
