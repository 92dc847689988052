import type { Ticker } from '@finally/contract';
import { ok } from '../../kernel/result.ts';
import type { MarketClock, Timer } from '../../kernel/time/clock.ts';
import type { FillTerms } from '../../ledger/account.ts';
import { isTrailing } from '../../ledger/orders/combination.ts';
import { Desk } from '../../ledger/orders/desk.ts';
import { expireOrder } from '../../ledger/orders/end-order.ts';
import type { StepMarket } from '../../ledger/orders/matching/market.ts';
import { matchOrder } from '../../ledger/orders/matching/match-order.ts';
import { betterMark, trailingStop } from '../../ledger/orders/matching/stops.ts';
import type { OrderRow } from '../../ledger/orders/order-row.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { PriceReader } from '../../market/index.ts';
import type { FillModels } from '../fill-models.ts';
import { SYSTEM_ORIGIN } from '../system-origin.ts';
import type { RestingBook, RestingOrder } from './resting-book.ts';
import { sortDue } from './sort-due.ts';

/** How often orders are looked through for those that have expired, and moved marks are written. */
const EVERY_MS = 1_000;
/** Orders that a transaction fills at most; bounds how long the event loop is held. */
const ORDERS_AT_ONCE = 32;

const BY_PRICE: FillTerms = { fill_profile: 'ideal', fees: null };

/** Accounts share their terms, since there are few different ones. */
const shared_terms = new Map<string, FillTerms>();

function termsOf(fill_profile: FillTerms['fill_profile'], fees: string | null): FillTerms {
  const key = `${fill_profile} ${fees}`;
  const terms = shared_terms.get(key) ?? { fill_profile, fees };
  shared_terms.set(key, terms);
  return terms;
}

export interface MatcherOptions {
  readonly book: RestingBook;
  readonly ledger: Pick<LedgerStore, 'command' | 'keepMarks'>;
  readonly prices: Pick<PriceReader, 'quote' | 'subscribe'>;
  readonly fills: Pick<FillModels, 'at'>;
  readonly clock: MarketClock;
  /** Called if orders could not be matched; they are matched again in the next step. */
  readonly onError: (error: unknown) => void;
}

/** What orders meet in a step. */
interface Meeting {
  readonly market: StepMarket;
  /** The orders for which the market reopens. */
  readonly reopening: ReadonlySet<string> | undefined;
}

/** What to do with each of the due orders of an account, and the market that they meet with it. */
type StepOfOrders = [
  account_id: string,
  due: readonly RestingOrder[],
  step: (desk: Desk, order: OrderRow) => OrderRow,
  meeting?: Meeting,
];

/** Lets resting orders meet the market: each step of the prices, and the end of their time. */
export class Matcher {
  readonly #options: MatcherOptions;
  /** By account. Orders of others are filled by the price alone. */
  readonly #terms = new Map<string, FillTerms>();
  /** Orders whose mark or place in the queue has moved and is not written yet. */
  readonly #moved = new Set<string>();
  /** Orders that have not met the market since a time in which it was not seen. */
  readonly #reopening = new Map<Ticker, Set<string>>();
  /** By account: settles once the steps that were begun so far are written. */
  readonly #running = new Map<string, Promise<void>>();
  #unsubscribe: (() => void) | undefined;
  #timer: Timer | undefined;

  constructor(options: MatcherOptions) {
    this.#options = options;
  }

  /**
   * Begins to match. Orders that have expired meanwhile expire first.
   *
   * @param reopens whether prices were missed before: the first price that is not stale is then met as
   * that of a market that reopens
   */
  async start({ reopens = false }: { readonly reopens?: boolean } = {}): Promise<void> {
    const { book, prices, clock } = this.#options;
    await this.#expire();
    if (reopens) for (const { order } of book.orders()) this.#reopen(order);
    this.#unsubscribe ??= prices.subscribe(({ ticks }) => {
      for (const { ticker, price_e4, bid_e4, ask_e4 } of ticks) {
        if (!book.has(ticker) || prices.quote(ticker)?.stale) continue;
        this.#meet(ticker, {
          price_e4,
          bid_e4: bid_e4 ?? null,
          ask_e4: ask_e4 ?? null,
          stale: false,
        });
      }
    });
    for (const ticker of [...this.#reopening.keys()]) {
      const quote = prices.quote(ticker);
      if (quote && !quote.stale) this.#meet(ticker, quote);
    }
    this.#timer ??= clock.every(EVERY_MS, () => {
      void this.#expire();
      void this.#keepMarks();
    });
  }

  /** Ends matching, once what is under way is written. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
    await Promise.all(this.#running.values());
    await this.#keepMarks();
  }

  /** Takes in the open orders of an account, which are filled by its terms from now on. */
  open(account_id: string, { fill_profile, fees }: FillTerms, orders: Iterable<OrderRow>): void {
    this.#terms.set(account_id, termsOf(fill_profile, fees));
    this.apply(account_id, orders);
  }

  /** Returns true if an account has open orders. */
  hasOrders(account_id: string): boolean {
    return this.#options.book.hasOrders(account_id);
  }

  /** Forgets an account that has no open orders; it is opened again before its next one. */
  forget(account_id: string): void {
    this.#terms.delete(account_id);
  }

  /** Removes the orders of an account that is about to be erased, once its steps are written. */
  async drop(account_id: string): Promise<void> {
    await this.#running.get(account_id);
    this.#options.book.drop(account_id);
    this.#terms.delete(account_id);
  }

  /**
   * Takes in what a command changed, and matches at once what the price has passed since.
   *
   * @param matched the market that the orders have met already and were left unchanged by
   */
  apply(account_id: string, orders: Iterable<OrderRow>, matched?: StepMarket): void {
    const tickers = new Set<Ticker>();
    const { book } = this.#options;
    for (const order of orders) {
      // What is known in memory may be newer than what was written.
      const known = book.get(order.id);
      book.put(account_id, known ? withKnown(order, known.order) : order);
      tickers.add(order.ticker);
    }
    if (!this.#unsubscribe) return;
    for (const ticker of tickers) {
      const quote = this.#options.prices.quote(ticker);
      // An order that a market leaves open would meet it again without end.
      if (quote && !quote.stale && !isSameMarket(quote, matched)) this.#meet(ticker, quote);
    }
  }

  #meet(ticker: Ticker, market: StepMarket): void {
    const { book, fills } = this.#options;
    const reopening = this.#reopening.get(ticker);
    this.#reopening.delete(ticker);
    const due = book.take(ticker, this.#quoted(ticker, market));
    if (due.length === 0) return;
    const step = fills.at(ticker, market);
    for (const [account_id, resting] of byAccount(due)) {
      const model = step.by(this.#terms.get(account_id) ?? BY_PRICE);
      const orders = resting.map(({ order }) => order);
      const { acting, waiting, moved } = sortDue(orders, market, model, reopening);
      for (const order of waiting) book.put(account_id, order);
      for (const id of moved) this.#moved.add(id);
      if (acting.length === 0) continue;
      const match = (desk: Desk, order: OrderRow) =>
        matchOrder(desk, order, market, model, reopening?.has(order.id));
      const run = acting.map((order) => ({ account_id, order }));
      this.#run(account_id, run, match, { market, reopening });
    }
  }

  #reopen({ ticker, id }: OrderRow): void {
    const ids = this.#reopening.get(ticker);
    if (ids) ids.add(id);
    else this.#reopening.set(ticker, new Set([id]));
  }

  /** Returns the market with the quote that is modeled if the source has none, for orders that wait for it. */
  #quoted(ticker: Ticker, market: StepMarket): StepMarket {
    const { book, fills } = this.#options;
    if (market.bid_e4 !== null || !book.waitsForQuotes(ticker)) return market;
    const modeled = fills.at(ticker, market).step.book;
    return modeled ? { ...market, bid_e4: modeled.bid_e4, ask_e4: modeled.ask_e4 } : market;
  }

  async #expire(): Promise<void> {
    const { book, clock } = this.#options;
    const due = book.expired(clock.now_ms());
    const running = [...byAccount(due)].map(([account_id, orders]) =>
      this.#run(account_id, orders, expireOrder),
    );
    await Promise.all(running);
  }

  async #keepMarks(): Promise<void> {
    const { book, ledger, onError } = this.#options;
    const moved = [...this.#moved]
      .map((id) => book.get(id))
      .filter((resting) => resting !== undefined);
    this.#moved.clear();
    if (moved.length === 0) return;
    try {
      await ledger.keepMarks(moved);
    } catch (error) {
      onError(error);
      for (const { order } of moved) this.#moved.add(order.id);
    }
  }

  /**
   * Runs a step of orders of one account once those before it are written, so that the account meets
   * the steps of the market in their order. Never rejects.
   */
  #run(...parameters: StepOfOrders): Promise<void> {
    const [account_id] = parameters;
    const before = this.#running.get(account_id);
    const run = () => this.#stepInTurn(...parameters);
    const running = (before ? before.then(run) : run()).finally(() => {
      if (this.#running.get(account_id) === running) this.#running.delete(account_id);
    });
    this.#running.set(account_id, running);
    return running;
  }

  /** Lets orders act in their order, in as many transactions as it takes. */
  async #stepInTurn(...[account_id, due, step, meeting]: StepOfOrders): Promise<void> {
    for (let begin = 0; begin < due.length; begin += ORDERS_AT_ONCE) {
      await this.#step(account_id, due.slice(begin, begin + ORDERS_AT_ONCE), step, meeting);
    }
  }

  async #step(...[account_id, due, step, meeting]: StepOfOrders): Promise<void> {
    const { ledger, clock, onError } = this.#options;
    const order_ids = due.map(({ order }) => order.id);
    try {
      const done = await ledger.command(
        account_id,
        { ...SYSTEM_ORIGIN, by_agent: false, client_order_id: null, orders: order_ids },
        (view) => {
          const desk = new Desk(view, SYSTEM_ORIGIN, clock.now_ms());
          const after = due.map(({ order }) => step(desk, withKnown(desk.order(order.id), order)));
          return ok({ value: after.map(({ id }) => desk.order(id)), outcome: desk.outcome() });
        },
      );
      if (!done.ok) return;
      const changed = new Map(done.value.value.map((order) => [order.id, order]));
      const changes = done.value.outcome?.orders ?? [];
      for (const order of changes) changed.set(order.id, order);
      this.apply(account_id, changed.values(), changes.length > 0 ? undefined : meeting?.market);
    } catch (error) {
      onError(error);
      for (const { order } of due) {
        this.#options.book.put(account_id, order);
        if (meeting?.reopening?.has(order.id)) this.#reopen(order);
      }
    }
  }
}

const isSameMarket = (one: StepMarket, other: StepMarket | undefined): boolean =>
  one.price_e4 === other?.price_e4 && one.bid_e4 === other.bid_e4 && one.ask_e4 === other.ask_e4;

/** Divides orders by their account. */
function byAccount(due: readonly RestingOrder[]): ReadonlyMap<string, RestingOrder[]> {
  const accounts = new Map<string, RestingOrder[]>();
  for (const resting of due) {
    const orders = accounts.get(resting.account_id);
    if (orders) orders.push(resting);
    else accounts.set(resting.account_id, [resting]);
  }
  return accounts;
}

/**
 * Returns an order as it is kept, with the mark and the place that it has reached in memory, unless a
 * command has changed it since. Steps do not tell which is newer: they begin anew with another market.
 */
function withKnown(kept: OrderRow, known: OrderRow): OrderRow {
  const { ahead_e6, reached_e6, is_best, met_step } = known;
  const isNewer = known.revision >= kept.revision;
  const placed = isNewer ? { ...kept, ahead_e6, reached_e6, is_best, met_step } : kept;
  const isWaiting = kept.state === 'working' && isTrailing(kept.type);
  if (!isWaiting || kept.mark_e4 === null || known.mark_e4 === null) return placed;
  const mark_e4 = betterMark(kept.side, kept.mark_e4, known.mark_e4);
  return { ...placed, mark_e4, stop_price_e4: trailingStop(kept, mark_e4) };
}
