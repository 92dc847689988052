import type { ChatAction, ProblemCode } from '@finally/contract';
import type { ActionRow, ActionStore } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { PortfolioService } from '../portfolio/index.ts';
import { type Actions, outdated } from './actions.ts';

/**
 * Refusals that say nothing about what was proposed but only about this very
 * moment: after them it goes on waiting.
 */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  'assistant_halted',
  'assistant_read_only',
  'price_unavailable',
  'price_stale',
  'ledger_inconsistent',
]);

export interface ProposalsOptions {
  readonly account_id: string;
  readonly store: ActionStore;
  readonly actions: Pick<Actions, 'attempt' | 'receipt' | 'row'>;
  readonly portfolio: Pick<PortfolioService, 'ledgerNumber'>;
  readonly clock: Clock;
}

/** What waits for a person: approved or declined once, whoever asks how often. */
export class Proposals {
  readonly #options: ProposalsOptions;
  /** One decision after the other, so that none sees the state of before another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ProposalsOptions) {
    this.#options = options;
  }

  /**
   * Carries out what waits, at today's price and under today's limits. Answers
   * with the action as it then stands, also where it was decided before.
   *
   * Refuses with `not_found`, and leaves it waiting where only the moment is
   * against it: `assistant_halted`, `assistant_read_only`, `price_unavailable`,
   * `price_stale`, `ledger_inconsistent`.
   */
  approve(id: string): Promise<Result<ChatAction>> {
    return this.#decide(id, async (waiting) => {
      const { actions } = this.#options;
      const { action } = waiting;
      const place = { id, chat_message_id: waiting.message_id, ledger: waiting.ledger };
      const outcome = await this.#attempt(waiting);
      const passes = !outcome.ok && PASSING.has(outcome.error.code);
      const decided = actions.row(action, place, passes ? ok(null) : outcome);
      const verdict = outcome.ok ? 'allowed' : outcome.error.code;
      await this.#keep(waiting, decided.action, verdict);
      return passes ? outcome : ok(decided.action);
    });
  }

  /** Lets go of what waits. Refuses with `not_found`. */
  decline(id: string): Promise<Result<ChatAction>> {
    return this.#decide(id, async (waiting) => {
      const action: ChatAction = { ...waiting.action, status: 'declined' };
      await this.#keep(waiting, action, 'declined');
      return ok(action);
    });
  }

  /** Gives what was carried out just before the program ended the receipt that it lacks. */
  async recover(): Promise<void> {
    const { account_id, store, actions } = this.#options;
    for (const waiting of await store.waiting(account_id)) {
      const receipt = await actions.receipt(waiting.action);
      if (!receipt || waiting.action.kind !== 'trade') continue;
      await this.#keep(waiting, { ...waiting.action, status: 'executed', receipt }, 'allowed');
    }
  }

  /** Resolves once nothing is being decided. */
  async idle(): Promise<void> {
    await this.#turn;
  }

  async #attempt(waiting: ActionRow): Promise<ReturnType<Actions['attempt']>> {
    const { account_id, store, actions, portfolio } = this.#options;
    const { action, message_id, ledger } = waiting;
    if (action.kind === 'trade' && ledger !== (await portfolio.ledgerNumber())) return outdated();
    const actions_before = await store.executed(account_id, message_id);
    return actions.attempt(
      action,
      { id: action.id, chat_message_id: message_id, ledger },
      { actions_before, approved: true },
    );
  }

  async #keep(waiting: ActionRow, action: ChatAction, verdict: string): Promise<void> {
    const { account_id, store, clock } = this.#options;
    const decided_at = toIso(clock.now_ms());
    await store.decide(account_id, {
      ...waiting,
      action,
      verdicts: [...waiting.verdicts, { verdict, decided_at }],
    });
  }

  #decide(
    id: string,
    decide: (waiting: ActionRow) => Promise<Result<ChatAction>>,
  ): Promise<Result<ChatAction>> {
    const decided = this.#turn.then(async () => {
      const { account_id, store } = this.#options;
      const row = await store.find(account_id, id);
      if (!row) return refuse('not_found', 'There is no such action.');
      return row.action.status === 'proposed' ? decide(row) : ok(row.action);
    });
    // One decision's failure is its caller's to hear of, not the next one's.
    this.#turn = decided.catch(() => undefined);
    return decided;
  }
}
