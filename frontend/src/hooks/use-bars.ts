'use client';

import { BARS_LIMIT_MAX, type Bar, type BarInterval, type Ticker } from '@finally/contract';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { api } from '@/lib/api';
import { useReconnected } from './use-connection';

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
    api.bars(ticker, interval, BARS_LIMIT_MAX).then(
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

const NEWEST_EVERY_MS = 5_000;
/** More than any interval makes in that time. */
const NEWEST_BARS = 10;

/**
 * Calls back with the newest bars now and then while the page is looked at: the
 * stream brings prices alone, volume is in the bars. A failure is left to the
 * next time.
 */
export function useNewestBars(
  ticker: Ticker,
  interval: BarInterval,
  listener: (bars: readonly Bar[]) => void,
): void {
  const onBars = useEffectEvent(listener);
  useEffect(() => {
    let isWanted = true;
    const ask = (count: number) => {
      if (document.hidden) return;
      api.bars(ticker, interval, count).then(
        ({ bars }) => {
          if (isWanted) onBars(bars);
        },
        () => {},
      );
    };
    const timer = setInterval(() => ask(NEWEST_BARS), NEWEST_EVERY_MS);
    const catchUp = () => ask(BARS_LIMIT_MAX);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [ticker, interval]);
}
