import {
  DEFAULT_WATCHLIST_ID,
  type Ticker,
  WATCHLIST_SENTENCES,
  WATCHLIST_SIZE_MAX,
  WATCHLISTS_MAX,
  type Watchlist,
  type WatchlistChanges,
  type WatchlistEntry,
  type WatchlistSummary,
  type Watchlists,
} from '@finally/contract';
import { priceToJson } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toIso, type WallClock } from '../kernel/time/clock.ts';
import {
  type BarService,
  type FollowedTickers,
  findInstrument,
  type PriceReader,
  type Symbols,
} from '../market/index.ts';
import type { WatchlistRefusal } from './refusals.ts';
import type { WatchlistRow, WatchlistStore } from './store.ts';

/** Name under which the tickers on an account's watchlists are followed. */
export const watched = (account_id: string): string => `watched:${account_id}`;

/** A ticker on a list, with its latest price. */
export type WatchedTicker = Omit<WatchlistEntry, 'recent_prices'>;

/** Points of a sparkline: five minutes in steps of five seconds. */
const RECENT_PRICES = 60;

export interface WatchlistServiceOptions {
  readonly account_id: string;
  readonly store: WatchlistStore;
  readonly prices: PriceReader;
  readonly bars: BarService;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  readonly clock: WallClock;
  readonly newId: () => string;
}

const unknownList = (list_id: string) =>
  refuse('unknown_watchlist', `There is no watchlist ${list_id.slice(0, 64)}.`);

const notOnList = (ticker: Ticker) =>
  refuse('not_on_watchlist', `${ticker} is not on the watchlist.`);

const nameTaken = (name: string) =>
  refuse('watchlist_name_taken', WATCHLIST_SENTENCES.name_taken(name));

/** Reads and changes the watchlists, for people and the assistant. */
export class WatchlistService {
  readonly #options: WatchlistServiceOptions;

  constructor(options: WatchlistServiceOptions) {
    this.#options = options;
  }

  /** Returns the lists in order, without their entries. */
  async lists(): Promise<Watchlists> {
    return { lists: [...(await this.#options.store.lists(this.#options.account_id))] };
  }

  /** Returns the entries of a list, with prices. */
  async entriesOf(list_id: string): Promise<Result<Watchlist, WatchlistRefusal<'entriesOf'>>> {
    const rows = await this.#options.store.entries(this.#options.account_id, list_id);
    return rows ? ok({ entries: rows.map((row) => this.#entry(row)) }) : unknownList(list_id);
  }

  /** Returns the entries of the default list. */
  async list(): Promise<Watchlist> {
    return { entries: (await this.#rows()).map((row) => this.#entry(row)) };
  }

  /** Returns the entries of the default list with their latest prices, without recent ones. */
  async watched(): Promise<readonly WatchedTicker[]> {
    return (await this.#rows()).map((row) => this.#watched(row));
  }

  /**
   * Adds a known ticker to a list and follows its price. Adding a ticker that is on the list
   * changes nothing.
   *
   * @param position counted from 0; at the end if left out
   */
  async add(
    ticker: Ticker,
    {
      list_id = DEFAULT_WATCHLIST_ID,
      position,
    }: { list_id?: string; position?: number | undefined } = {},
  ): Promise<Result<{ entry: WatchlistEntry; changed: boolean }, WatchlistRefusal<'add'>>> {
    const { account_id, store, universe, followed, clock } = this.#options;
    const instrument = await findInstrument(universe, ticker);
    if (!instrument.ok) return instrument;
    const added_at = toIso(clock.now_ms());
    const entry = { ticker, added_at, position };
    const outcome = await store.add(account_id, entry, WATCHLIST_SIZE_MAX, list_id);
    if (outcome === 'no_list') return unknownList(list_id);
    if (outcome === 'full') {
      return refuse(
        'watchlist_full',
        `The watchlists already hold ${WATCHLIST_SIZE_MAX} tickers. Remove one first.`,
      );
    }
    await followed.follow(ticker, watched(account_id));
    const rows = (await store.entries(account_id, list_id)) ?? [];
    const row = rows.find((candidate) => candidate.ticker === ticker) ?? { ticker, added_at };
    return ok({ entry: this.#entry(row), changed: outcome === 'added' });
  }

  /** Removes a ticker from a list. Its price stays followed if it is held or on another list. */
  async remove(
    ticker: Ticker,
    list_id: string = DEFAULT_WATCHLIST_ID,
  ): Promise<Result<{ ticker: Ticker; name: string }, WatchlistRefusal<'remove'>>> {
    const { account_id, store, followed } = this.#options;
    const { removed, still_watched } = await store.remove(account_id, ticker, list_id);
    if (!removed) return notOnList(ticker);
    if (!still_watched) await followed.release(ticker, watched(account_id));
    return ok({ ticker, name: this.#nameOf(ticker) });
  }

  /** Moves a ticker within a list. */
  async move(
    ticker: Ticker,
    position: number,
    list_id: string,
  ): Promise<Result<void, WatchlistRefusal<'move'>>> {
    const { account_id, store } = this.#options;
    const moved = await store.move(account_id, ticker, position, list_id);
    return moved ? ok(undefined) : notOnList(ticker);
  }

  /** Adds an empty list. */
  async create(name: string): Promise<Result<WatchlistSummary, WatchlistRefusal<'create'>>> {
    const { account_id, store, clock, newId } = this.#options;
    const list = { id: newId(), name, created_at: toIso(clock.now_ms()) };
    const outcome = await store.create(account_id, list, WATCHLISTS_MAX);
    if (outcome === 'taken') return nameTaken(name);
    if (outcome === 'full') {
      return refuse('too_many_watchlists', WATCHLIST_SENTENCES.too_many);
    }
    return ok({ id: list.id, name, size: 0 });
  }

  /** Renames a list, changes its position, or both. */
  async change(
    list_id: string,
    { name, position }: WatchlistChanges,
  ): Promise<Result<WatchlistSummary, WatchlistRefusal<'change'>>> {
    const { account_id, store } = this.#options;
    if (name !== undefined) {
      const outcome = await store.rename(account_id, list_id, name);
      if (outcome === 'taken') return nameTaken(name);
    }
    if (position !== undefined) await store.moveList(account_id, list_id, position);
    const list = (await store.lists(account_id)).find(({ id }) => id === list_id);
    return list ? ok(list) : unknownList(list_id);
  }

  /** Deletes a list other than the default one. */
  async delete(list_id: string): Promise<Result<void, WatchlistRefusal<'delete'>>> {
    const { account_id, store, followed } = this.#options;
    if (list_id === DEFAULT_WATCHLIST_ID) {
      return refuse('default_watchlist_stays', 'The first watchlist cannot be deleted.');
    }
    const let_go = await store.delete(account_id, list_id);
    if (!let_go) return unknownList(list_id);
    for (const ticker of let_go) await followed.release(ticker, watched(account_id));
    return ok(undefined);
  }

  #entry(row: WatchlistRow): WatchlistEntry {
    const recent = this.#options.bars.recent(row.ticker, '5s', RECENT_PRICES);
    return {
      ...this.#watched(row),
      recent_prices: recent.map(({ close_e4 }) => priceToJson(close_e4)),
    };
  }

  #watched({ ticker, added_at }: WatchlistRow): WatchedTicker {
    const latest = this.#options.prices.latest(ticker) ?? null;
    return { ticker, name: this.#nameOf(ticker), latest, added_at };
  }

  async #rows(): Promise<readonly WatchlistRow[]> {
    return (await this.#options.store.entries(this.#options.account_id)) ?? [];
  }

  #nameOf(ticker: Ticker): string {
    return this.#options.universe.get(ticker)?.name ?? ticker;
  }
}
