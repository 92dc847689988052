'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import type { DayRange } from './view/ladder-content';

/** Between two fetches the last price widens the range that is shown. */
const EVERY_MS = 30_000;

/** Returns the highest and the lowest price of the day; null until known. */
export function useDayRange(ticker: Ticker): DayRange | null {
  const [range, setRange] = useState<{ ticker: Ticker; day: DayRange } | null>(null);
  const [fetches, setFetches] = useState(0);
  useVisibleInterval(() => setFetches((count) => count + 1), EVERY_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fetches` repeats the request.
  useEffect(() => {
    let isCurrent = true;
    api.bars(ticker, '1d', 1).then(
      ({ bars: [today] }) => {
        if (isCurrent && today) setRange({ ticker, day: { high: today.high, low: today.low } });
      },
      // The next interval tries again.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [ticker, fetches]);
  return range?.ticker === ticker ? range.day : null;
}
