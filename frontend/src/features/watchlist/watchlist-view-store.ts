import { DEFAULT_WATCHLIST_ID } from '@finally/contract';
import { accountKey } from '@/shared/account/current-account';
import { createRememberedStore } from '@/shared/remembered/remembered-store';

/** The columns by which rows can be sorted. */
const WATCHLIST_SORT_KEYS = ['ticker', 'price', 'change', 'spread'] as const;
export type WatchlistSortKey = (typeof WATCHLIST_SORT_KEYS)[number];

export interface WatchlistSort {
  key: WatchlistSortKey;
  descending: boolean;
}

export interface WatchlistView {
  list_id: string;
  /** Null for the person's own order. */
  sort: WatchlistSort | null;
  shows_change: boolean;
  shows_spread: boolean;
  shows_volume: boolean;
}

const isSort = (value: unknown): boolean => {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { key, descending } = value as Partial<WatchlistSort>;
  return (
    typeof descending === 'boolean' && WATCHLIST_SORT_KEYS.some((candidate) => candidate === key)
  );
};
const isSwitch = (value: unknown) => typeof value === 'boolean';

/** The list shown and its view settings, as this browser remembers them. */
export const watchlistViewStore = createRememberedStore<WatchlistView>(
  accountKey('watchlist'),
  1,
  {
    list_id: DEFAULT_WATCHLIST_ID,
    sort: null,
    shows_change: true,
    shows_spread: false,
    shows_volume: false,
  },
  {
    list_id: (value) => typeof value === 'string',
    sort: isSort,
    shows_change: isSwitch,
    shows_spread: isSwitch,
    shows_volume: isSwitch,
  },
  ['list_id'],
);
