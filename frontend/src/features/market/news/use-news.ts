'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useWatchlist } from '@/features/watchlist/use-watchlist';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { NEWS_FILTERS, type NewsFilter, newsFilterStore, newsStore } from './news-store';

export { NEWS_FILTERS, type NewsFilter };

const REFRESH_MS = 3_000;

/** Shows the headlines of a filter in the panel, now and later. */
export const showNews = (filter: NewsFilter): void => newsFilterStore.setState({ filter });

/** Returns the tickers of the filter, separated by commas; null for all. */
function useWantedTickers(filter: NewsFilter): string | null {
  const [selected] = useSelectedTicker();
  const { entries } = useWatchlist();
  if (filter === 'all') return null;
  if (filter === 'chosen') return selected;
  return (entries ?? []).map(({ ticker }) => ticker).join();
}

/** Returns the headlines that are shown, which stay current while the caller is on the page. */
export function useNews() {
  const { filter } = useStore(newsFilterStore);
  const wanted = useWantedTickers(filter);
  const tickers = useMemo(
    () => (wanted === null ? undefined : wanted.split(',').filter(Boolean)) as Ticker[] | undefined,
    [wanted],
  );
  useEffect(() => void newsStore.narrow(tickers), [tickers]);
  useVisibleInterval(() => void newsStore.refresh(), REFRESH_MS);
  usePageVisible(() => void newsStore.refresh());
  return {
    filter,
    ...useStore(newsStore),
    refresh: newsStore.refresh,
    loadMore: newsStore.loadMore,
  };
}
