'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useState } from 'react';
import { pricesStore } from '@/features/prices/prices-store';
import { useInterval } from '@/shared/browser/use-interval';
import { orderEntries } from './watchlist-order';
import type { WatchlistSort } from './watchlist-view-store';

/** Slow enough to read a row before it moves. */
const SORT_EVERY_MS = 2_000;

const orderNow = (entries: readonly WatchlistEntry[], sort: WatchlistSort | null) =>
  orderEntries(entries, pricesStore.getState().latest, sort);

const isSame = (a: readonly Ticker[], b: readonly Ticker[]) =>
  a.length === b.length && a.every((ticker, index) => ticker === b[index]);

/** Returns the tickers in the order of the chosen column, sorted again every few seconds. */
export function useWatchlistOrder(
  entries: readonly WatchlistEntry[],
  sort: WatchlistSort | null,
): readonly Ticker[] {
  const [state, setState] = useState({ entries, sort, order: orderNow(entries, sort) });
  let { order } = state;
  if (state.entries !== entries || state.sort !== sort) {
    order = orderNow(entries, sort);
    setState({ entries, sort, order });
  }
  const isLive = sort !== null && sort.key !== 'ticker';
  const sortAgain = () => {
    const next = orderNow(entries, sort);
    setState((old) => (isSame(old.order, next) ? old : { entries, sort, order: next }));
  };
  useInterval(sortAgain, isLive ? SORT_EVERY_MS : null);
  return order;
}
