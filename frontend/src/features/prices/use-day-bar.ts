'use client';

import type { Bar, Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { useReconnected } from '@/features/session/use-connection';
import { api } from '@/shared/api/api';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';

/** The price stream carries neither volume nor the high and low of the day, so they are fetched. */
const EVERY_MS = 10_000;

/** Returns the bar of today, a few seconds old at most; null until known. */
export function useDayBar(ticker: Ticker): Bar | null {
  const [fetched, setFetched] = useState<{ ticker: Ticker; bar: Bar | null } | null>(null);
  const [fetches, setFetches] = useState(0);
  const fetchAgain = () => setFetches((count) => count + 1);
  useReconnected(fetchAgain);
  usePageVisible(fetchAgain);
  useVisibleInterval(fetchAgain, EVERY_MS);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `fetches` repeats the request.
  useEffect(() => {
    if (document.hidden) return;
    let isCurrent = true;
    api.bars(ticker, '1d', 1).then(
      ({ bars: [bar = null] }) => isCurrent && setFetched({ ticker, bar }),
      // The next interval tries again, and the connection's status reports an outage.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [ticker, fetches]);
  return fetched?.ticker === ticker ? fetched.bar : null;
}
