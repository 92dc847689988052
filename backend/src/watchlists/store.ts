import type { Ticker } from '@finally/contract';

export interface WatchlistRow {
  readonly ticker: Ticker;
  readonly added_at: string;
}

export interface NamedListRow {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface NewEntry {
  readonly ticker: Ticker;
  readonly added_at: string;
  /** Counted from 0; at the end where left out or beyond it. */
  readonly position?: number | undefined;
}

/**
 * The tickers an account watches, on several lists, each in an order of its
 * own. Where no list is named, the default one is meant.
 */
export interface WatchlistStore {
  /** The lists in their order. */
  lists(account_id: string): Promise<readonly NamedListRow[]>;
  /** The entries in their order; undefined where there is no such list. */
  entries(account_id: string, list_id?: string): Promise<readonly WatchlistRow[] | undefined>;
  /** Every ticker that is on some list, once. */
  tickers(account_id: string): Promise<readonly Ticker[]>;
  /** Adds the ticker unless it is there, or would be one more than `size_max` on all lists. */
  add(
    account_id: string,
    entry: NewEntry,
    size_max: number,
    list_id?: string,
  ): Promise<'added' | 'present' | 'full' | 'no_list'>;
  /** Tells besides whether the ticker is still on another list. */
  remove(
    account_id: string,
    ticker: Ticker,
    list_id?: string,
  ): Promise<{ removed: boolean; still_watched: boolean }>;
  /** @returns whether it was on the list */
  move(account_id: string, ticker: Ticker, position: number, list_id?: string): Promise<boolean>;
  /** Adds an empty list at the end unless there are `count_max` or one has this name. */
  create(
    account_id: string,
    list: { id: string; name: string; created_at: string },
    count_max: number,
  ): Promise<'created' | 'taken' | 'full'>;
  rename(
    account_id: string,
    list_id: string,
    name: string,
  ): Promise<'renamed' | 'taken' | 'no_list'>;
  /** @returns whether there is such a list */
  moveList(account_id: string, list_id: string, position: number): Promise<boolean>;
  /** Gives the tickers that are on no list any more; undefined where there was no such list. */
  delete(account_id: string, list_id: string): Promise<readonly Ticker[] | undefined>;
}
