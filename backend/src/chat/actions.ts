import {
  type ChatAction,
  type Ticker,
  TickerSchema,
  type TradeAction,
  type TradeReceipt,
  type TradeRequest,
  type Waiting,
  type WatchlistAction,
} from '@finally/contract';
import type { ActionRow } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import { priceToJson, roundToPrice } from '../kernel/money.ts';
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { PortfolioService, Rehearsal, TradeGuard, ValueHistory } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import type { ModelReply } from './model.ts';
import {
  type ActionStanding,
  judgeAction,
  judgeDay,
  judgeTrade,
  limitBasisPoints,
} from './policy.ts';
import { judgePrice } from './risk/price-band.ts';
import type { SettingsDesk } from './settings.ts';

/** What an assistant wants done. */
export type Wish =
  | Pick<TradeAction, 'kind' | 'request'>
  | Pick<WatchlistAction, 'kind' | 'request'>;

type Receipt = NonNullable<ChatAction['receipt']>;
type WatchlistReceipt = NonNullable<WatchlistAction['receipt']>;

/** A wish with what stands against carrying it out at once; null if nothing does. */
export interface JudgedWish {
  readonly wish: Wish;
  readonly waits_for: Waiting | null;
}

/** What was decided about an action. */
export type Decided =
  | { readonly status: 'executed'; readonly receipt: Receipt }
  | { readonly status: 'rejected'; readonly error: Refusal }
  | {
      readonly status: 'proposed';
      readonly waits_for: Waiting;
      /** Dollars a share; null for what has no price. */
      readonly shown_price: number | null;
    };

/** What a person approved. */
export interface Approval {
  /** Dollars a share; null if none was shown. */
  readonly shown_price: number | null;
  /** Told the price that the trade was judged at, in dollars a share. */
  priced(price: number): void;
}

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
   * Carries out what a message led to, one after the other. What waits for a
   * person is tried on a copy of the account and left waiting.
   *
   * @param done what was recorded of it before an interruption
   * @param record told of each action as soon as it is decided
   */
  async carryOut(
    chat_message_id: string,
    wishes: readonly JudgedWish[],
    done: readonly ChatAction[],
    record: (row: ActionRow) => Promise<void>,
  ): Promise<ChatAction[]> {
    const actions = [...done];
    const ledger = await this.#options.portfolio.ledgerNumber();
    let rehearsal: Rehearsal | undefined;
    for (const [index, { wish, waits_for }] of [...wishes.entries()].slice(done.length)) {
      const place = { id: actionId(chat_message_id, index), chat_message_id, ledger };
      let decided = await this.#decide(wish, waits_for, place, index);
      if (decided.status === 'proposed') {
        rehearsal ??= await this.#options.portfolio.rehearsal(chat_message_id);
        decided = await this.#rehearse(rehearsal, wish, place, index, decided.waits_for);
      } else if (decided.status === 'executed' && rehearsal) {
        // What waits is tried as if this had been done, as it has.
        await this.#rehearse(rehearsal, wish, place, index, APPROVAL_NEEDED);
      }
      const row = this.row(wish, place, decided);
      await record(row);
      actions.push(row.action);
    }
    return actions;
  }

  /**
   * Does one thing if it may be done now, or says why not.
   *
   * @param approval what a person approved; null if the assistant acts by itself
   */
  async attempt(
    wish: Wish,
    place: ActionPlace,
    actions_before: number,
    approval: Approval | null,
  ): Promise<Result<Receipt>> {
    const { settings, portfolio } = this.#options;
    const standing = { actions_before, approved: approval !== null };
    const allowed = judgeAction(settings.current(), standing);
    if (!allowed.ok) return allowed;
    const ticker = toTicker(wish.request.ticker);
    if (!ticker.ok) return ticker;
    if (wish.kind === 'watchlist') return this.#changeWatchlist(ticker.value, wish);
    return portfolio.trade(
      { ...order(wish, ticker.value), client_order_id: orderId(place) },
      await this.#by(place, standing, approval),
    );
  }

  /** What the ledger shows of an action that may have been carried out. */
  async receipt(place: Pick<ActionPlace, 'id'>): Promise<TradeReceipt | undefined> {
    return this.#options.portfolio.receipt(orderId(place));
  }

  /** An action with what was decided about it. */
  row(wish: Wish, place: ActionPlace, decided: Decided): ActionRow {
    return {
      action: toAction(place.id, wish, decided),
      message_id: place.chat_message_id,
      ledger: place.ledger,
      verdicts: [{ verdict: verdictOf(decided), decided_at: toIso(this.#options.clock.now_ms()) }],
    };
  }

  /** Carries a wish out, unless something stands against that. */
  async #decide(
    wish: Wish,
    waits_for: Waiting | null,
    place: ActionPlace,
    actions_before: number,
  ): Promise<Decided> {
    if (waits_for) {
      const allowed = judgeAction(this.#options.settings.current(), {
        actions_before,
        approved: true,
      });
      return allowed.ok
        ? { status: 'proposed', waits_for, shown_price: null }
        : { status: 'rejected', error: allowed.error };
    }
    const outcome = await this.attempt(wish, place, actions_before, null);
    if (!outcome.ok && outcome.error.code === 'assistant_approval_needed') {
      return { status: 'proposed', waits_for: APPROVAL_NEEDED, shown_price: null };
    }
    return decidedBy(outcome);
  }

  async #rehearse(
    rehearsal: Rehearsal,
    wish: Wish,
    place: ActionPlace,
    actions_before: number,
    waits_for: Waiting,
  ): Promise<Decided> {
    const ticker = toTicker(wish.request.ticker);
    if (!ticker.ok) return decidedBy(ticker);
    if (wish.kind === 'watchlist') return { status: 'proposed', waits_for, shown_price: null };
    const by = await this.#by(place, { actions_before, approved: true }, null);
    const tried = await this.#options.portfolio.rehearse(rehearsal, order(wish, ticker.value), by);
    return tried.ok
      ? { status: 'proposed', waits_for, shown_price: tried.value }
      : decidedBy(tried);
  }

  /** Who asks for a trade, held to what the settings say at the moment it is made. */
  async #by(
    { chat_message_id, ledger }: ActionPlace,
    standing: ActionStanding,
    approval: Approval | null,
  ) {
    const { settings, values } = this.#options;
    const day_start_cents = await values.valueAtDayStart();
    const guard: TradeGuard = (trade) => {
      if (trade.ledger !== ledger) return outdated();
      const current = settings.current();
      const allowed = judgeAction(current, standing);
      if (!allowed.ok) return allowed;
      if (approval) {
        approval.priced(priceToJson(trade.price_e4));
        const { shown_price } = approval;
        const priced = judgePrice(trade.ticker, trade.price_e4, {
          shown_e4: shown_price === null ? null : roundToPrice(shown_price),
          band_bp: limitBasisPoints(current.approval_price_band_percent) ?? 0,
        });
        if (!priced.ok) return priced;
      }
      const judged = judgeTrade(current, trade, day_start_cents);
      return judged.ok ? judgeDay(current, trade) : judged;
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

const APPROVAL_NEEDED: Waiting = {
  code: 'assistant_approval_needed',
  detail: 'This waits for your approval.',
};

/** What the end of an attempt comes to. */
export const decidedBy = (outcome: Result<Receipt>): Exclude<Decided, { status: 'proposed' }> =>
  outcome.ok
    ? { status: 'executed', receipt: outcome.value }
    : { status: 'rejected', error: outcome.error };

/** A decision as the audit has it: `allowed`, or the code of what is against it. */
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

function toAction(id: string, wish: Wish, decided: Decided): ChatAction {
  const { status } = decided;
  return {
    id,
    kind: wish.kind,
    request: wish.request,
    status,
    receipt: status === 'executed' ? decided.receipt : null,
    error:
      status === 'rejected' ? { code: decided.error.code, detail: decided.error.detail } : null,
    waits_for: status === 'proposed' ? decided.waits_for : null,
    ...(wish.kind === 'trade' && {
      shown_price: status === 'proposed' ? decided.shown_price : null,
    }),
  } as ChatAction;
}
