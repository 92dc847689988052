'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { useReconnected } from '@/features/session/use-connection';
import { api } from '@/shared/api/api';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';

/** The price stream carries no volume, so it is fetched. */
const EVERY_MS = 10_000;

/** Returns how many shares have been traded today; null until known. */
export function useDayVolume(ticker: Ticker): number | null {
  const [volume, setVolume] = useState<number | null>(null);
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
      ({ bars: [today] }) => isCurrent && setVolume(today?.volume ?? null),
      // The next interval tries again, and the connection's status reports an outage.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [ticker, fetches]);
  return volume;
}
