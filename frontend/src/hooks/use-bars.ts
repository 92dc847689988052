'use client';

import type { Bar, BarInterval, Ticker } from '@finally/contract';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/lib/api';
import { useReconnected } from './use-connection';

const BARS_SHOWN = 300;

export interface BarsState {
  /** What the bars are of; the previous ones stay until the asked-for ones have come. */
  ticker: Ticker;
  interval: BarInterval;
  bars: readonly Bar[];
}

/** The bars of a ticker, fetched anew for each ticker and interval and after an outage. */
export function useBars(ticker: Ticker, interval: BarInterval) {
  const [state, setState] = useState<BarsState | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useReconnected(retry);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    let isWanted = true;
    setError(null);
    api.bars(ticker, interval, BARS_SHOWN).then(
      (answer) => {
        if (isWanted) setState(answer);
      },
      (failure: Error) => {
        if (isWanted) setError(failure.message);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ticker, interval, attempt]);

  return { state, error, retry };
}
