import {
  type Ticker,
  WATCHLIST_SIZE_MAX,
  type Watchlist,
  type WatchlistEntry,
} from '@finally/contract';
import type { WatchlistRow, WatchlistStore } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import { priceToJson } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import {
  type BarBook,
  type FollowedTickers,
  findInstrument,
  type PriceReader,
  type Symbols,
} from '../market/index.ts';

/** Under this name the watchlist keeps prices alive. */
export const WATCHED = 'watched';

/** A sparkline's worth: five minutes in steps of five seconds. */
const RECENT_PRICES = 60;

export interface WatchlistServiceOptions {
  readonly account_id: string;
  readonly store: WatchlistStore;
  readonly prices: PriceReader;
  readonly bars: BarBook;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  readonly clock: Clock;
}

/** The one way to change the watchlist, for people and the assistant alike. */
export class WatchlistService {
  readonly #options: WatchlistServiceOptions;

  constructor(options: WatchlistServiceOptions) {
    this.#options = options;
  }

  async list(): Promise<Watchlist> {
    const rows = await this.#options.store.list(this.#options.account_id);
    return { entries: rows.map((row) => this.#entry(row)) };
  }

  /**
   * Adds a known ticker and follows its price. Adding one that is there changes
   * nothing. Refuses with `unknown_ticker` or `watchlist_full`.
   */
  async add(ticker: Ticker): Promise<Result<{ entry: WatchlistEntry; changed: boolean }>> {
    const { account_id, store, universe, followed, clock } = this.#options;
    const instrument = await findInstrument(universe, ticker);
    if (!instrument.ok) return instrument;
    const added_at = toIso(clock.now_ms());
    const outcome = await store.add(account_id, ticker, added_at, WATCHLIST_SIZE_MAX);
    if (outcome === 'full') {
      return refuse(
        'watchlist_full',
        `The watchlist holds ${WATCHLIST_SIZE_MAX} tickers already. Remove one first.`,
      );
    }
    await followed.follow(ticker, WATCHED);
    const rows = await store.list(account_id);
    const row = rows.find((candidate) => candidate.ticker === ticker) ?? { ticker, added_at };
    return ok({ entry: this.#entry(row), changed: outcome === 'added' });
  }

  /**
   * Takes a ticker off the list; its price lives on where it is held. Refuses
   * with `not_on_watchlist`.
   */
  async remove(ticker: Ticker): Promise<Result<{ ticker: Ticker; name: string }>> {
    const { account_id, store, followed } = this.#options;
    if (!(await store.remove(account_id, ticker))) {
      return refuse('not_on_watchlist', `${ticker} is not on the watchlist.`);
    }
    await followed.release(ticker, WATCHED);
    return ok({ ticker, name: this.#nameOf(ticker) });
  }

  #entry({ ticker, added_at }: WatchlistRow): WatchlistEntry {
    const { prices, bars } = this.#options;
    return {
      ticker,
      name: this.#nameOf(ticker),
      latest: prices.latest(ticker) ?? null,
      recent_prices: bars
        .recent(ticker, '5s', RECENT_PRICES)
        .map(({ close_e4 }) => priceToJson(close_e4)),
      added_at,
    };
  }

  #nameOf(ticker: Ticker): string {
    return this.#options.universe.get(ticker)?.name ?? ticker;
  }
}
