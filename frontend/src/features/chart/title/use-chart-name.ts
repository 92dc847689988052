'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { useWatchlistEntry } from '@/features/watchlist/use-watchlist';
import { api } from '@/shared/api/api';

/** Returns the company's name, from the watchlist or from the symbol search; null until known. */
export function useChartName(ticker: Ticker): string | null {
  const watched = useWatchlistEntry(ticker)?.name;
  const [found, setFound] = useState<{ ticker: Ticker; name: string } | null>(null);
  useEffect(() => {
    if (watched !== undefined) return;
    let isWanted = true;
    api.searchSymbols(ticker).then(
      ({ matches }) => {
        const match = matches.find((candidate) => candidate.ticker === ticker);
        if (isWanted && match) setFound(match);
      },
      // The ticker alone is enough as a title.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [ticker, watched]);
  return watched ?? (found?.ticker === ticker ? found.name : null);
}
