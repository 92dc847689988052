import type { ChatAction, ProblemCode } from '@finally/contract';
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { SerialQueue } from '../../kernel/serial-queue.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { PortfolioService } from '../../portfolio/index.ts';
import { outdated } from '../../risk/gate.ts';
import { isPassing, type PassingRefusal } from '../../risk/refusals.ts';
import type { ActionRow, ActionStore } from '../store.ts';
import type { Actions } from './actions.ts';
import { decidedBy, rowOf } from './decisions.ts';

export interface ProposalsOptions {
  readonly account_id: string;
  readonly store: ActionStore;
  readonly actions: Pick<Actions, 'attempt' | 'receipt'>;
  readonly portfolio: Pick<PortfolioService, 'ledgerNumber'>;
  readonly clock: WallClock;
  /** Called with an action that was decided, or whose reason for waiting changed. */
  readonly changed: (action: ChatAction) => void;
}

/** The result of an attempted approval, and the price at which it was judged. */
interface Tried {
  readonly outcome: Awaited<ReturnType<Actions['attempt']>>;
  /** Dollars per share; undefined if no price was reached. */
  readonly price: number | undefined;
}

/** Approves or declines waiting actions, each once, however often that is requested. */
export class Proposals {
  readonly #options: ProposalsOptions;
  /** Decisions run one at a time, so that each sees the state after the one before. */
  readonly #decisions = new SerialQueue();

  constructor(options: ProposalsOptions) {
    this.#options = options;
  }

  /**
   * Executes a waiting action in the quantity that was shown, at the current price and within the
   * current limits. Returns its current state, also if it was decided before.
   *
   * After a refusal that concerns only the current moment it keeps waiting. After `price_moved`,
   * because the price is outside of the band around the shown one, it shows the new price.
   *
   * @param seen_price the price that the person saw, in dollars per share; if left out, the one
   * that the proposal shows
   */
  approve(
    id: string,
    seen_price?: number,
  ): Promise<Result<ChatAction, 'not_found' | PassingRefusal>> {
    return this.#decide(id, async (waiting) => {
      const { outcome, price } = await this.#attempt(waiting, seen_price);
      if (outcome.ok || !isPassing(outcome.error)) {
        const { action, message_id: chat_message_id, ledger } = waiting;
        const row = rowOf(
          action,
          { id, chat_message_id, ledger },
          decidedBy(outcome),
          this.#options.clock,
        );
        await this.#keep(waiting, row.action, outcome.ok ? 'allowed' : outcome.error.code);
        return ok(row.action);
      }
      const action = stillWaiting(waiting.action, outcome.error, price);
      await this.#keep(waiting, action, outcome.error.code);
      return { ok: false, error: outcome.error };
    });
  }

  /** Declines a waiting action. Refuses with `not_found`. */
  decline(id: string): Promise<Result<ChatAction, 'not_found'>> {
    return this.#decide(id, async (waiting) => {
      const action: ChatAction = { ...settled(waiting.action), status: 'declined' };
      await this.#keep(waiting, action, 'declined');
      return ok(action);
    });
  }

  /** Returns the current state of an action; undefined if it does not exist. */
  async find(id: string): Promise<ChatAction | undefined> {
    const { account_id, store } = this.#options;
    return (await store.find(account_id, id))?.action;
  }

  /** Adds the missing receipts of actions executed just before the program ended. */
  async recover(): Promise<void> {
    const { account_id, store, actions } = this.#options;
    for (const waiting of await store.waiting(account_id)) {
      const receipt = await actions.receipt(waiting.action, waiting.action);
      if (!receipt) continue;
      const action = { ...settled(waiting.action), status: 'executed', receipt } as ChatAction;
      await this.#keep(waiting, action, 'allowed');
    }
  }

  /** Resolves once no decision is running. */
  async idle(): Promise<void> {
    await this.#decisions.idle();
  }

  async #attempt(waiting: ActionRow, seen_price: number | undefined): Promise<Tried> {
    const { account_id, store, actions, portfolio } = this.#options;
    const { action, message_id, ledger } = waiting;
    const isOfLedger = action.kind !== 'watchlist' && action.kind !== 'alert';
    if (isOfLedger && ledger !== (await portfolio.ledgerNumber())) {
      return { outcome: outdated(), price: undefined };
    }
    const shown_price = seen_price ?? ('shown_price' in action ? action.shown_price : null);
    let price: number | undefined;
    const outcome = await actions.attempt(
      action,
      { id: action.id, chat_message_id: message_id, ledger },
      await store.executed(account_id, message_id),
      {
        shown_price,
        priced(judged) {
          price = judged;
        },
      },
    );
    return { outcome, price };
  }

  async #keep(waiting: ActionRow, action: ChatAction, verdict: string): Promise<void> {
    const { account_id, store, clock, changed } = this.#options;
    const decided_at = toIso(clock.now_ms());
    await store.decide(account_id, {
      ...waiting,
      action,
      verdicts: [...waiting.verdicts, { verdict, decided_at }],
    });
    changed(action);
  }

  #decide<Code extends ProblemCode = never>(
    id: string,
    decide: (waiting: ActionRow) => Promise<Result<ChatAction, Code>>,
  ): Promise<Result<ChatAction, 'not_found' | Code>> {
    return this.#decisions.run(async (): Promise<Result<ChatAction, 'not_found' | Code>> => {
      const { account_id, store } = this.#options;
      const row = await store.find(account_id, id);
      if (!row) return refuse('not_found', 'There is no such action.');
      return row.action.status === 'proposed' ? decide(row) : ok(row.action);
    });
  }
}

/** Returns an action that does not wait any more. */
const settled = (action: ChatAction): ChatAction =>
  'shown_price' in action
    ? { ...action, waits_for: null, shown_price: null }
    : { ...action, waits_for: null };

/**
 * Returns an action that still waits after an approval, at the new price if the price was the
 * reason.
 */
const stillWaiting = (
  action: ChatAction,
  { code, detail }: Refusal,
  price: number | undefined,
): ChatAction =>
  code === 'price_moved' && 'shown_price' in action
    ? { ...action, waits_for: { code, detail }, shown_price: price ?? action.shown_price }
    : action;
