import { INSTRUMENT_REFUSALS } from '../market/index.ts';

/** Codes with which each call refuses, in order of precedence. */
export const WATCHLIST_REFUSALS = {
  entriesOf: ['unknown_watchlist'],
  add: [...INSTRUMENT_REFUSALS, 'unknown_watchlist', 'watchlist_full'],
  remove: ['not_on_watchlist'],
  move: ['not_on_watchlist'],
  create: ['watchlist_name_taken', 'too_many_watchlists'],
  change: ['watchlist_name_taken', 'unknown_watchlist'],
  delete: ['default_watchlist_stays', 'unknown_watchlist'],
} as const;
export type WatchlistRefusal<Call extends keyof typeof WATCHLIST_REFUSALS> =
  (typeof WATCHLIST_REFUSALS)[Call][number];
