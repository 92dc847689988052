import type {
  ChatAction,
  Ticker,
  TradeAction,
  TradeRequest,
  Waiting,
  WatchlistAction,
} from '@finally/contract';
import { assistantOf } from '../../kernel/principal.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { Trader } from '../../orders/index.ts';
import type { PortfolioService, Rehearsal } from '../../portfolio/index.ts';
import type { Approval } from '../../risk/gate.ts';
import { type ActionStanding, judgeAction } from '../../risk/limits.ts';
import type { WatchlistService } from '../../watchlists/index.ts';
import type { ActionRefusal } from '../refusals.ts';
import type { AssistantSettingsService } from '../settings.ts';
import type { ActionRow } from '../store.ts';
import { AlertActions, type AlertActionsOptions } from './alerts/alert-actions.ts';
import {
  type ActionPlace,
  type Decided,
  decidedBy,
  type Receipt,
  rowOf,
  type WatchlistReceipt,
} from './decisions.ts';
import { OrderActions, type OrderActionsOptions } from './orders/order-actions.ts';
import {
  isOnOrders,
  type JudgedAction,
  type ProposedAction,
  type ProposedOrderAction,
  toTicker,
} from './proposed-actions.ts';

export interface ActionsOptions extends OrderActionsOptions, AlertActionsOptions {
  readonly account_id: string;
  /** The services that execute actions, the same that serve a person's requests. */
  readonly portfolio: Pick<
    PortfolioService,
    'trade' | 'rehearsal' | 'rehearse' | 'receipt' | 'ledgerNumber'
  >;
  readonly watchlist: Pick<WatchlistService, 'add' | 'remove'>;
  readonly settings: Pick<AssistantSettingsService, 'current'>;
  readonly clock: WallClock;
}

export const actionId = (chat_message_id: string, index: number): string =>
  `${chat_message_id}-${index}`;

/**
 * Derived from the action, so that repeating it trades once. Contains a blank, which no client's id
 * may contain, so no other order can use it.
 */
const orderId = ({ id }: Pick<ActionPlace, 'id'>): string => `chat ${id}`;

/** The id as earlier versions wrote it; a client could use such an id. */
const formerOrderId = ({ id }: Pick<ActionPlace, 'id'>): string => `chat-${id}`;

/**
 * Executes the assistant's actions, through the services that a person's requests use, and within
 * the current settings.
 */
export class Actions {
  readonly #options: ActionsOptions;
  readonly #orders: OrderActions;
  readonly #alerts: AlertActions;

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.#orders = new OrderActions(options);
    this.#alerts = new AlertActions(options);
  }

  /**
   * Executes the actions of a message one after the other. An action that waits for a person is
   * only rehearsed on a copy of the account.
   *
   * @param done what was recorded before an interruption
   * @param record called with each action once it is decided
   */
  async carryOut(
    chat_message_id: string,
    judged: readonly JudgedAction[],
    done: readonly ChatAction[],
    record: (row: ActionRow) => Promise<void>,
  ): Promise<ChatAction[]> {
    const actions = [...done];
    const ledger = await this.#options.portfolio.ledgerNumber();
    let rehearsal: Rehearsal | undefined;
    for (const [index, { proposed: written, waits_for }] of [...judged.entries()].slice(
      done.length,
    )) {
      const proposed = await this.complete(written);
      const place = { id: actionId(chat_message_id, index), chat_message_id, ledger };
      let decided = await this.#decide(proposed, waits_for, place, index);
      if (isOnOrders(proposed)) {
        // An order that depends on an action which waits is judged when it is approved.
        if (decided.status === 'proposed' && !rehearsal && !actions.some(isWaiting)) {
          decided = await this.#rehearseOrder(proposed, place, index, decided.waits_for);
        }
      } else if (
        decided.status === 'proposed' &&
        proposed.kind === 'trade' &&
        actions.some(frees)
      ) {
        // What the orders have set aside is free only after those actions.
        decided = { ...decided, shown_price: this.#latestPrice(proposed.request.ticker) };
      } else if (decided.status === 'proposed') {
        rehearsal ??= await this.#options.portfolio.rehearsal(chat_message_id);
        decided = await this.#rehearse(rehearsal, proposed, place, index, decided.waits_for);
      } else if (decided.status === 'executed' && rehearsal) {
        // Later actions are rehearsed on the state after this one.
        await this.#rehearse(rehearsal, proposed, place, index, APPROVAL_NEEDED);
      }
      const row = rowOf(proposed, place, decided, this.#options.clock);
      await record(row);
      actions.push(row.action);
    }
    return actions;
  }

  /**
   * Executes one action if it is allowed now, or returns why it is not.
   *
   * @param approval what a person approved; null if the assistant acts on its own
   */
  async attempt(
    proposed: ProposedAction,
    place: ActionPlace,
    actions_before: number,
    approval: Approval | null,
  ): Promise<Result<Receipt, ActionRefusal>> {
    const { settings, portfolio } = this.#options;
    const standing = { actions_before, approved: approval !== null };
    const allowed = judgeAction(settings.current(), standing);
    if (!allowed.ok) return allowed;
    if (isOnOrders(proposed)) {
      const by = this.#by(place, standing, null);
      return this.#orders.attempt(proposed, by, orderId(place), approval);
    }
    if (proposed.kind === 'alert') return this.#alerts.attempt(proposed);
    const ticker = toTicker(proposed.request.ticker);
    if (!ticker.ok) return ticker;
    if (proposed.kind === 'watchlist') return this.#changeWatchlist(ticker.value, proposed);
    return portfolio.trade(
      { ...order(proposed, ticker.value), client_order_id: orderId(place) },
      this.#by(place, standing, approval),
    );
  }

  /**
   * Returns the receipt of an action that may have been executed; undefined if the ledger has none.
   */
  async receipt(
    place: Pick<ActionPlace, 'id'>,
    { kind }: Pick<ProposedAction, 'kind'>,
  ): Promise<Receipt | undefined> {
    if (kind === 'order' || kind === 'order_change') return this.#orders.receipt(orderId(place));
    if (kind !== 'trade') return undefined;
    const { portfolio } = this.#options;
    const receipt = await portfolio.receipt(orderId(place));
    if (receipt) return receipt;
    const former = await portfolio.receipt(formerOrderId(place));
    return former?.trade.origin === 'assistant' ? former : undefined;
  }

  /** Returns an action with the orders or alerts that it changes or ends. */
  async complete(proposed: ProposedAction): Promise<ProposedAction> {
    if (proposed.kind === 'alert') return this.#alerts.withAlerts(proposed);
    return isOnOrders(proposed) ? this.#orders.withOrder(proposed) : proposed;
  }

  /** Executes a proposed action unless there is an objection to it. */
  async #decide(
    proposed: ProposedAction,
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
        ? { status: 'proposed', waits_for, shown_price: this.#shownPrice(proposed) }
        : { status: 'rejected', error: allowed.error };
    }
    const outcome = await this.attempt(proposed, place, actions_before, null);
    if (!outcome.ok && outcome.error.code === 'assistant_approval_needed') {
      return {
        status: 'proposed',
        waits_for: APPROVAL_NEEDED,
        shown_price: this.#shownPrice(proposed),
      };
    }
    return decidedBy(outcome);
  }

  #shownPrice(proposed: ProposedAction): number | null {
    return isOnOrders(proposed) ? this.#orders.shownPrice(proposed) : null;
  }

  /** Returns the price now, in dollars per share; null if there is none. */
  #latestPrice(written: string): number | null {
    const ticker = toTicker(written);
    return ticker.ok ? (this.#options.prices.latest(ticker.value)?.price ?? null) : null;
  }

  async #rehearseOrder(
    proposed: ProposedOrderAction,
    place: ActionPlace,
    actions_before: number,
    waits_for: Waiting,
  ): Promise<Decided> {
    const by = this.#by(place, { actions_before, approved: true }, null);
    const tried = await this.#orders.rehearse(proposed, by);
    return tried.ok
      ? { status: 'proposed', waits_for, shown_price: this.#shownPrice(proposed) }
      : decidedBy(tried);
  }

  async #rehearse(
    rehearsal: Rehearsal,
    proposed: Exclude<ProposedAction, ProposedOrderAction>,
    place: ActionPlace,
    actions_before: number,
    waits_for: Waiting,
  ): Promise<Decided> {
    if (proposed.kind === 'alert') return { status: 'proposed', waits_for, shown_price: null };
    const ticker = toTicker(proposed.request.ticker);
    if (!ticker.ok) return decidedBy(ticker);
    if (proposed.kind === 'watchlist') return { status: 'proposed', waits_for, shown_price: null };
    const by = this.#by(place, { actions_before, approved: true }, null);
    const tried = await this.#options.portfolio.rehearse(
      rehearsal,
      order(proposed, ticker.value),
      by,
    );
    return tried.ok
      ? { status: 'proposed', waits_for, shown_price: tried.value }
      : decidedBy(tried);
  }

  /** Returns the assistant as the actor, and the context for the gate. */
  #by(
    { chat_message_id, ledger }: ActionPlace,
    standing: ActionStanding,
    approval: Approval | null,
  ): Trader {
    return {
      principal: assistantOf(this.#options.account_id),
      cause: chat_message_id,
      request: { ...standing, approval, ledger },
    };
  }

  async #changeWatchlist(
    ticker: Ticker,
    { request: { change } }: Pick<WatchlistAction, 'request'>,
  ): Promise<Result<WatchlistReceipt, ActionRefusal>> {
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

/** Returns true for a waiting action that may set shares or cash free. */
const frees = ({ kind, status }: ChatAction): boolean =>
  status === 'proposed' && (kind === 'order_cancel' || kind === 'order_change');

const isWaiting = ({ status }: ChatAction): boolean => status === 'proposed';

const order = (
  { request: { side, quantity } }: Pick<TradeAction, 'request'>,
  ticker: Ticker,
): TradeRequest => ({ ticker, side, quantity });

const APPROVAL_NEEDED: Waiting = {
  code: 'assistant_approval_needed',
  detail: 'This waits for your approval.',
};
