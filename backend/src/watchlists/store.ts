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
  /** Counted from 0; at the end if left out or too large. */
  readonly position?: number | undefined;
}

/**
 * The tickers that an account watches, on several ordered lists. Without a list id, the default
 * list is used.
 */
export interface WatchlistStore {
  /** Returns the lists in order. */
  lists(account_id: string): Promise<readonly NamedListRow[]>;
  /** Returns the entries of a list in order; undefined if there is no such list. */
  entries(account_id: string, list_id?: string): Promise<readonly WatchlistRow[] | undefined>;
  /** Returns every ticker on any list, once. */
  tickers(account_id: string): Promise<readonly Ticker[]>;
  /** Adds the ticker unless it is on the list, or all lists together hold `size_max` already. */
  add(
    account_id: string,
    entry: NewEntry,
    size_max: number,
    list_id?: string,
  ): Promise<'added' | 'present' | 'full' | 'no_list'>;
  /** Removes a ticker. Also returns whether it is still on another list. */
  remove(
    account_id: string,
    ticker: Ticker,
    list_id?: string,
  ): Promise<{ removed: boolean; still_watched: boolean }>;
  /** @returns true if it was on the list */
  move(account_id: string, ticker: Ticker, position: number, list_id?: string): Promise<boolean>;
  /** Adds an empty list at the end, unless there are `count_max` already or one has this name. */
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
  /** @returns true if there is such a list */
  moveList(account_id: string, list_id: string, position: number): Promise<boolean>;
  /** Returns the tickers that are on no list any more; undefined if there was no such list. */
  delete(account_id: string, list_id: string): Promise<readonly Ticker[] | undefined>;
}
