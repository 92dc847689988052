'use client';

import { BARS_LIMIT_MAX, type Bar, type BarInterval, type Ticker } from '@finally/contract';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { api } from '@/lib/api';
import { useReconnected } from './use-connection';

const RECENT_EVERY_MS = 5_000;
/** Covers what can end between two fetches at the shortest interval, a second. */
const RECENT_BARS = 8;

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

/**
 * Calls back with the newest bars every few seconds while the page is seen, and
 * with all of them when it is seen again: prices alone tell nothing of volume,
 * nor of what passed between two ticks.
 */
export function useRecentBars(
  ticker: Ticker,
  interval: BarInterval,
  callback: (bars: readonly Bar[]) => void,
): void {
  const onBars = useEffectEvent(callback);
  useEffect(() => {
    let isWanted = true;
    const ask = (count: number) => {
      if (document.hidden) return;
      api.bars(ticker, interval, count).then(
        ({ bars }) => isWanted && onBars(bars),
        // The next turn asks again, and the connection's state tells of an outage.
        () => undefined,
      );
    };
    const timer = setInterval(() => ask(RECENT_BARS), RECENT_EVERY_MS);
    const catchUp = () => ask(BARS_LIMIT_MAX);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [ticker, interval]);
}
