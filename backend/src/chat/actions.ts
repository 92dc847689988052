import {
  type ChatAction,
  type Ticker,
  TickerSchema,
  type TradeAction,
  type TradeReceipt,
  type TradeRequest,
  type WatchlistAction,
} from '@finally/contract';
import type { ActionRow } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { PortfolioService, Rehearsal, TradeGuard, ValueHistory } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import type { ModelReply } from './model.ts';
import { type ActionStanding, judgeAction, judgeTrade } from './policy.ts';
import type { SettingsDesk } from './settings.ts';

/** What an assistant wants done. */
export type Wish =
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>;

type Receipt = NonNullable<ChatAction['receipt']>;
type WatchlistReceipt = NonNullable<WatchlistAction['receipt']>;

/** One action among those of a message. */
export interface ActionPlace {
  readonly id: string;
  readonly chat_message_id: string;
  /** The ledger for which it was asked. */
  readonly ledger: number;
}

export interface ActionsOptions {
  /** The services that act: the same that serve a person's own requests. */
  readonly portfolio: Pick<
    PortfolioService,
    'trade' | 'rehearsal' | 'rehearse' | 'receipt' | 'ledgerNumber'
  >;
  readonly watchlist: Pick<WatchlistService, 'add' | 'remove'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart'>;
  readonly settings: Pick<SettingsDesk, 'current'>;
  readonly clock: Clock;
}

/** As much as is kept of what a model wrote in place of a ticker. */
const TICKER_LENGTH_KEPT = 40;

export const actionId = (chat_message_id: string, index: number): string =>
  `${chat_message_id}-${index}`;

/** Follows from the action, so that repeating it moves nothing twice. */
const orderId = ({ id }: Pick<ActionPlace, 'id'>): string => `chat-${id}`;

const kept = (ticker: string): string => ticker.slice(0, TICKER_LENGTH_KEPT);

/** Everything a model wants done, in the order in which it is. */
export const wishesOf = ({ trades, watchlist_changes }: ModelReply): readonly Wish[] => [
  ...trades.map(
    ({ ticker, side, quantity }): Wish => ({
      kind: 'trade',
      request: { ticker: kept(ticker), side, quantity },
    }),
  ),
  ...watchlist_changes.map(
    ({ ticker, action: change }): Wish => ({
      kind: 'watchlist',
      request: { ticker: kept(ticker), change },
    }),
  ),
];

/**
 * The one way in which an assistant acts: through the services that a person's
 * requests go through, as far as the settings of that very moment let it.
 */
export class Actions {
  readonly #options: ActionsOptions;

  constructor(options: ActionsOptions) {
    this.#options = options;
  }

  /**
   * Carries out what a message led to, one after the other; where a person is
   * to approve it, it is tried on a copy of the account and left waiting.
   *
   * @param done what was recorded of it before an interruption
   * @param record told of each action as soon as it is decided
   */
  async carryOut(
    chat_message_id: string,
    wishes: readonly Wish[],
    done: readonly ChatAction[],
    record: (row: ActionRow) => Promise<void>,
  ): Promise<ChatAction[]> {
    const actions = [...done];
    const ledger = await this.#options.portfolio.ledgerNumber();
    let rehearsal: Rehearsal | undefined;
    for (const [index, wish] of [...wishes.entries()].slice(done.length)) {
      const place = { id: actionId(chat_message_id, index), chat_message_id, ledger };
      const standing = { actions_before: index, approved: false };
      let outcome: Result<Receipt | null> = await this.attempt(wish, place, standing);
      if (!outcome.ok && outcome.error.code === 'assistant_approval_needed') {
        rehearsal ??= await this.#options.portfolio.rehearsal(chat_message_id);
        outcome = await this.#rehearse(rehearsal, wish, place, standing);
      }
      const row = this.row(wish, place, outcome);
      await record(row);
      actions.push(row.action);
    }
    return actions;
  }

  /** Does one thing where it may be done now, or says why not. */
  async attempt(
    wish: Wish,
    place: ActionPlace,
    standing: ActionStanding,
  ): Promise<Result<Receipt>> {
    const { settings, portfolio } = this.#options;
    const allowed = judgeAction(settings.current(), standing);
    if (!allowed.ok) return allowed;
    const ticker = toTicker(wish.request.ticker);
    if (!ticker.ok) return ticker;
    if (wish.kind === 'watchlist') return this.#changeWatchlist(ticker.value, wish);
    return portfolio.trade(
      { ...order(wish, ticker.value), client_order_id: orderId(place) },
      await this.#by(place, standing),
    );
  }

  /** What the ledger shows of an action that may have been carried out. */
  async receipt(place: Pick<ActionPlace, 'id'>): Promise<TradeReceipt | undefined> {
    return this.#options.portfolio.receipt(orderId(place));
  }

  /** An action with what became of it: a receipt, a refusal, or null where it waits. */
  row(wish: Wish, place: ActionPlace, outcome: Result<Receipt | null>): ActionRow {
    const verdict = outcome.ok
      ? outcome.value === null
        ? 'assistant_approval_needed'
        : 'allowed'
      : outcome.error.code;
    return {
      action: { id: place.id, ...wish, ...statusOf(outcome) } as ChatAction,
      message_id: place.chat_message_id,
      ledger: place.ledger,
      verdicts: [{ verdict, decided_at: toIso(this.#options.clock.now_ms()) }],
    };
  }

  async #rehearse(
    rehearsal: Rehearsal,
    wish: Wish,
    place: ActionPlace,
    standing: ActionStanding,
  ): Promise<Result<null>> {
    const ticker = toTicker(wish.request.ticker);
    if (!ticker.ok) return ticker;
    if (wish.kind === 'watchlist') return ok(null);
    const by = await this.#by(place, { ...standing, approved: true });
    const tried = await this.#options.portfolio.rehearse(rehearsal, order(wish, ticker.value), by);
    return tried.ok ? ok(null) : tried;
  }

  /** Who asks for a trade, held to what the settings say at the moment it is made. */
  async #by({ chat_message_id, ledger }: ActionPlace, standing: ActionStanding) {
    const { settings, values } = this.#options;
    const day_start_cents = await values.valueAtDayStart();
    const guard: TradeGuard = (trade) => {
      if (trade.ledger !== ledger) return outdated();
      const allowed = judgeAction(settings.current(), standing);
      return allowed.ok ? judgeTrade(settings.current(), trade, day_start_cents) : allowed;
    };
    return { origin: 'assistant' as const, chat_message_id, guard };
  }

  async #changeWatchlist(
    ticker: Ticker,
    { request: { change } }: Pick<WatchlistAction, 'request'>,
  ): Promise<Result<WatchlistReceipt>> {
    const { watchlist } = this.#options;
    if (change === 'add') {
      const added = await watchlist.add(ticker);
      if (!added.ok) return added;
      const { entry, changed } = added.value;
      return ok({ ticker: entry.ticker, name: entry.name, changed });
    }
    const removed = await watchlist.remove(ticker);
    return removed.ok ? ok({ ...removed.value, changed: true }) : removed;
  }
}

/** What was proposed for a ledger that a reset has closed is not done in the next one. */
export const outdated = () =>
  refuse(
    'proposal_outdated',
    'The portfolio was reset after this was proposed. Ask for it again if you still want it.',
  );

const order = (
  { request: { side, quantity } }: Pick<TradeAction, 'request'>,
  ticker: Ticker,
): TradeRequest => ({ ticker, side, quantity });

/** What a model wrote as a ticker, where it is one. */
function toTicker(written: string): Result<Ticker> {
  const ticker = TickerSchema.safeParse(written);
  return ticker.success
    ? ok(ticker.data)
    : refuse('unknown_ticker', `"${kept(written)}" is not a ticker.`);
}

function statusOf(
  outcome: Result<Receipt | null>,
): Pick<ChatAction, 'status' | 'error'> & { readonly receipt: Receipt | null } {
  if (!outcome.ok) return { status: 'rejected', receipt: null, error: errorOf(outcome.error) };
  if (outcome.value === null) return { status: 'proposed', receipt: null, error: null };
  return { status: 'executed', receipt: outcome.value, error: null };
}

const errorOf = ({ code, detail }: Refusal): Pick<Refusal, 'code' | 'detail'> => ({ code, detail });
