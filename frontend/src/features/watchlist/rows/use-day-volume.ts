'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { useReconnected } from '@/features/session/use-connection';
import { api } from '@/shared/api/api';
import { usePageVisible } from '@/shared/browser/use-page-visible';

/** Prices come without volume: what has been traded today is asked for. */
const EVERY_MS = 10_000;

/** How many shares have been traded today; null while that is not known. */
export function useDayVolume(ticker: Ticker): number | null {
  const [volume, setVolume] = useState<number | null>(null);
  const [turn, setTurn] = useState(0);
  const askAgain = () => setTurn((number) => number + 1);
  useReconnected(askAgain);
  usePageVisible(askAgain);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same again.
  useEffect(() => {
    let isWanted = true;
    const ask = () => {
      if (document.hidden) return;
      api.bars(ticker, '1d', 1).then(
        ({ bars: [today] }) => isWanted && setVolume(today?.volume ?? null),
        // The next turn asks again, and the connection's state tells of an outage.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [ticker, turn]);
  return volume;
}
