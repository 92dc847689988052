import type { Ticker } from '@finally/contract';
import TinyQueue from 'tinyqueue';
import type { PriceE4 } from '../../kernel/money.ts';
import { isStop, isTrailing } from '../../ledger/orders/combination.ts';
import { isFinal } from '../../ledger/orders/lifecycle.ts';
import type { WatchedPrices } from '../../ledger/orders/matching/stops.ts';
import { type OrderRow, remainingOf } from '../../ledger/orders/order-row.ts';

/** An open order with the account that it belongs to. */
export interface RestingOrder {
  readonly account_id: string;
  readonly order: OrderRow;
}

/** A price at which an order has to be looked at. */
interface Level {
  readonly price_e4: number;
  readonly id: string;
  /** Outdated if the order has been put into the book again since. */
  readonly version: number;
}

/** When an order has to be looked at. */
interface Expiry {
  readonly expires_ms: number;
  readonly id: string;
}

interface Kept extends RestingOrder {
  readonly version: number;
  /** Grows with each new order; ids of one millisecond are in no order. */
  readonly age: number;
}

/** The levels of one ticker. */
interface Levels {
  /** Met by a price at or above; the lowest first. */
  rising: TinyQueue<Level>;
  /** Met by a price at or below; the highest first. */
  falling: TinyQueue<Level>;
  /** Limits of sales that wait until the ask is at or above them; the lowest first. */
  asked: TinyQueue<Level>;
  /** Limits of purchases that wait until the bid is at or below them; the highest first. */
  bidden: TinyQueue<Level>;
  /** Orders that have to be looked at in every step. */
  readonly always: Set<string>;
  /** The ids of the open orders of the ticker. */
  readonly ids: Set<string>;
}

const lowestFirst = (one: Level, other: Level): number => one.price_e4 - other.price_e4;
const highestFirst = (one: Level, other: Level): number => other.price_e4 - one.price_e4;

const isAtOrBelow = (levels: TinyQueue<Level>, price_e4: number): boolean =>
  (levels.peek()?.price_e4 ?? Number.POSITIVE_INFINITY) <= price_e4;
const isAtOrAbove = (levels: TinyQueue<Level>, price_e4: number): boolean =>
  (levels.peek()?.price_e4 ?? 0) >= price_e4;

const earliestFirst = (one: Expiry, other: Expiry): number => one.expires_ms - other.expires_ms;

const emptyLevels = (): Levels => ({
  rising: new TinyQueue<Level>([], lowestFirst),
  falling: new TinyQueue<Level>([], highestFirst),
  asked: new TinyQueue<Level>([], lowestFirst),
  bidden: new TinyQueue<Level>([], highestFirst),
  always: new Set(),
  ids: new Set(),
});

/** Outdated levels and expiries are removed once there are so many, and more than current ones. */
const OUTDATED_MIN = 1_024;

/**
 * The open orders of all accounts in memory, by the prices that they wait for. A step that meets no
 * order of a ticker costs two comparisons, however many orders rest. The database is the truth: the
 * book is filled from it and changed after each commit.
 */
export class RestingBook {
  readonly #orders = new Map<string, Kept>();
  readonly #tickers = new Map<Ticker, Levels>();
  /** How many orders each account has open. */
  readonly #counts = new Map<string, number>();
  #expiries = new TinyQueue<Expiry>([], earliestFirst);
  #version = 0;
  #age = 0;

  /** Open orders in the book. */
  get size(): number {
    return this.#orders.size;
  }

  /** Expiries in the book, with those of orders that have ended or were put in again. */
  get expiries(): number {
    return this.#expiries.length;
  }

  /** All open orders. */
  orders(): IterableIterator<RestingOrder> {
    return this.#orders.values();
  }

  /** Returns true if orders of a ticker are open. */
  has(ticker: Ticker): boolean {
    return this.#tickers.has(ticker);
  }

  get(id: string): RestingOrder | undefined {
    return this.#orders.get(id);
  }

  /** The open orders of an account, in the order in which they came in. */
  of(account_id: string): readonly OrderRow[] {
    return [...this.#orders.values()]
      .filter((kept) => kept.account_id === account_id)
      .map(({ order }) => order);
  }

  /** The open orders of an account in a ticker. */
  ofTicker(account_id: string, ticker: Ticker): readonly OrderRow[] {
    const orders: OrderRow[] = [];
    for (const id of this.#tickers.get(ticker)?.ids ?? []) {
      const kept = this.#orders.get(id);
      if (kept?.account_id === account_id) orders.push(kept.order);
    }
    return orders;
  }

  /** Takes in an order as it stands now; one that has ended is removed. */
  put(account_id: string, order: OrderRow): void {
    const age = this.#orders.get(order.id)?.age ?? ++this.#age;
    this.#remove(order.id);
    if (isFinal(order.state)) return;
    const version = ++this.#version;
    this.#orders.set(order.id, { account_id, order, version, age });
    this.#count(account_id, 1);
    const levels = this.#tickers.get(order.ticker) ?? emptyLevels();
    this.#tickers.set(order.ticker, levels);
    levels.ids.add(order.id);
    this.#wait(levels, order, version);
    const { id, expires_ms } = order;
    if (expires_ms === null) return;
    this.#expiries.push({ expires_ms, id });
    this.#compactExpiries();
  }

  /** Returns the orders whose time has come. They stay in the book until they have ended. */
  expired(now_ms: number): readonly RestingOrder[] {
    const due = new Map<string, Kept>();
    const expiries = this.#expiries;
    while (expiries.length > 0 && (expiries.peek() as Expiry).expires_ms <= now_ms) {
      const { id } = expiries.pop() as Expiry;
      const kept = this.#orders.get(id);
      if (kept?.order.expires_ms != null && kept.order.expires_ms <= now_ms) due.set(id, kept);
    }
    return [...due.values()];
  }

  /** Returns true if an account has an open order. */
  hasOrders(account_id: string): boolean {
    return this.#counts.has(account_id);
  }

  /** Removes all orders of an account. */
  drop(account_id: string): void {
    if (!this.hasOrders(account_id)) return;
    for (const [id, kept] of this.#orders) if (kept.account_id === account_id) this.#remove(id);
  }

  /**
   * Returns the orders that a step of a ticker concerns, in the order in which they meet it: stops
   * before limit orders, sales before purchases, the nearest to the market first, then by age. An
   * order that was returned waits for nothing until it is put into the book again.
   */
  take(ticker: Ticker, market: WatchedPrices): readonly RestingOrder[] {
    const levels = this.#tickers.get(ticker);
    if (!levels) return [];
    const { rising, falling, asked, bidden, always } = levels;
    const { price_e4 } = market;
    const bid_e4 = market.bid_e4 ?? price_e4;
    const ask_e4 = market.ask_e4 ?? price_e4;
    const isQuiet =
      !isAtOrBelow(rising, price_e4) &&
      !isAtOrAbove(falling, price_e4) &&
      !isAtOrBelow(asked, ask_e4) &&
      !isAtOrAbove(bidden, bid_e4) &&
      always.size === 0;
    if (isQuiet) return [];
    const met = new Map<string, Kept>();
    const meet = ({ id, version }: Pick<Level, 'id'> & Partial<Level>) => {
      const kept = this.#orders.get(id);
      if (kept && (version === undefined || kept.version === version)) met.set(id, kept);
    };
    while (isAtOrBelow(rising, price_e4)) meet(rising.pop() as Level);
    while (isAtOrAbove(falling, price_e4)) meet(falling.pop() as Level);
    while (isAtOrBelow(asked, ask_e4)) meet(asked.pop() as Level);
    while (isAtOrAbove(bidden, bid_e4)) meet(bidden.pop() as Level);
    for (const id of always) meet({ id });
    for (const kept of met.values()) this.#rest(levels, kept);
    return [...met.values()].sort(inOrder);
  }

  /** Returns true if orders of a ticker wait for its quote. */
  waitsForQuotes(ticker: Ticker): boolean {
    const levels = this.#tickers.get(ticker);
    return levels !== undefined && levels.asked.length + levels.bidden.length > 0;
  }

  /** Lets a taken order wait for nothing, so that it is not taken twice. */
  #rest({ always }: Levels, kept: Kept): void {
    const { id } = kept.order;
    always.delete(id);
    this.#orders.set(id, { ...kept, version: ++this.#version });
  }

  #wait(levels: Levels, order: OrderRow, version: number): void {
    const { id, side, state } = order;
    if (state === 'held' || remainingOf(order) === 0 || isForAuction(order)) return;
    const rise = (price_e4: number) => levels.rising.push({ price_e4, id, version });
    const fall = (price_e4: number) => levels.falling.push({ price_e4, id, version });
    const isSale = side === 'sell';
    if (state === 'working' && isStop(order.type)) {
      if (order.trigger !== 'last' || order.stop_price_e4 === null) levels.always.add(id);
      else if (isSale) fall(order.stop_price_e4);
      else rise(order.stop_price_e4);
      if (!isTrailing(order.type) || order.mark_e4 === null) return;
      // A better price moves the mark.
      if (isSale) rise(order.mark_e4 + 1);
      else fall(order.mark_e4 - 1);
      return;
    }
    const { limit_price_e4, met_step, is_best } = order;
    if (limit_price_e4 === null || state === 'pending') levels.always.add(id);
    else if (met_step !== null) {
      // Its place in the queue depends on the quote; at the best price, on each step.
      if (is_best) levels.always.add(id);
      else (isSale ? levels.asked : levels.bidden).push({ price_e4: limit_price_e4, id, version });
    } else if (isSale) rise(limit_price_e4);
    else fall(limit_price_e4);
  }

  #count(account_id: string, change: 1 | -1): void {
    const count = (this.#counts.get(account_id) ?? 0) + change;
    if (count > 0) this.#counts.set(account_id, count);
    else this.#counts.delete(account_id);
  }

  #remove(id: string): void {
    const kept = this.#orders.get(id);
    if (!kept) return;
    this.#orders.delete(id);
    this.#count(kept.account_id, -1);
    const levels = this.#tickers.get(kept.order.ticker);
    if (!levels) return;
    levels.always.delete(id);
    levels.ids.delete(id);
    if (levels.ids.size === 0) this.#tickers.delete(kept.order.ticker);
    else this.#compact(levels);
  }

  /** Removes the expiries of ended orders, and repeated ones, once they are the greater part. */
  #compactExpiries(): void {
    const { length } = this.#expiries;
    if (length < OUTDATED_MIN || length < 4 * this.#orders.size) return;
    const current: Expiry[] = [];
    for (const [id, { order }] of this.#orders) {
      if (order.expires_ms !== null) current.push({ expires_ms: order.expires_ms, id });
    }
    this.#expiries = new TinyQueue(current, earliestFirst);
  }

  /** Removes outdated levels once they are the greater part. */
  #compact(levels: Levels): void {
    const isOutdated = ({ length }: TinyQueue<Level>) =>
      length >= OUTDATED_MIN && length >= 4 * levels.ids.size;
    const current = ({ data }: TinyQueue<Level>) =>
      data.filter(({ id, version }) => this.#orders.get(id)?.version === version);
    const { rising, falling, asked, bidden } = levels;
    if (isOutdated(rising)) levels.rising = new TinyQueue(current(rising), lowestFirst);
    if (isOutdated(falling)) levels.falling = new TinyQueue(current(falling), highestFirst);
    if (isOutdated(asked)) levels.asked = new TinyQueue(current(asked), lowestFirst);
    if (isOutdated(bidden)) levels.bidden = new TinyQueue(current(bidden), highestFirst);
  }
}

/** Returns true if an order is filled in an auction only. */
const isForAuction = ({ time_in_force }: Pick<OrderRow, 'time_in_force'>): boolean =>
  time_in_force === 'opg' || time_in_force === 'cls';

const waitsForStop = ({ order }: RestingOrder): boolean =>
  order.state === 'working' && isStop(order.type);

/** The level of an order so that a lower one comes first: what the market meets first. */
function nearness({ order }: RestingOrder): number {
  const { side, stop_price_e4, limit_price_e4 } = order;
  if (waitsForStop({ account_id: '', order })) {
    const stop = stop_price_e4 ?? (0 as PriceE4);
    return side === 'buy' ? stop : -stop;
  }
  const limit = limit_price_e4 ?? (0 as PriceE4);
  return side === 'buy' ? -limit : limit;
}

/** Levels of the two sides cannot be compared, so sales come first: they bring the cash for purchases. */
function inOrder(one: Kept, other: Kept): number {
  return (
    Number(waitsForStop(other)) - Number(waitsForStop(one)) ||
    Number(other.order.side === 'sell') - Number(one.order.side === 'sell') ||
    nearness(one) - nearness(other) ||
    one.age - other.age
  );
}
