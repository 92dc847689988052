'use client';

import { BARS_LIMIT_MAX, type Bar, type BarInterval, type Ticker } from '@finally/contract';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useReconnected } from '@/features/session/use-connection';
import { api } from '@/shared/api/api';

const RECENT_EVERY_MS = 5_000;
/** Covers what can end between two fetches at the shortest interval, a second. */
const RECENT_BARS = 8;

export interface BarsState {
  /** What the bars are of; the previous ones stay until the asked-for ones have come. */
  ticker: Ticker;
  interval: BarInterval;
  bars: readonly Bar[];
}

/** The bars of a ticker, fetched anew for each ticker and interval and after an outage; none of null. */
export function useBars(ticker: Ticker | null, interval: BarInterval) {
  const [state, setState] = useState<BarsState | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useReconnected(retry);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    let isWanted = true;
    setError(null);
    if (!ticker) {
      setState(null);
      return;
    }
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
 * Gives a function that asks for the bars before an instant in Unix seconds and
 * has them called back. While an answer is on its way, and once there are no
 * older ones, asking does nothing.
 */
export function useOlderBars(
  shown: BarsState,
  callback: (bars: readonly Bar[]) => void,
): (beforeSeconds: number) => void {
  const onBars = useEffectEvent(callback);
  const search = useRef({ isAsking: false, isOver: false });
  const { ticker, interval } = shown;

  // biome-ignore lint/correctness/useExhaustiveDependencies: bars fetched anew begin at the newest again.
  useEffect(() => {
    const mine = { isAsking: false, isOver: false };
    search.current = mine;
    return () => {
      mine.isOver = true;
    };
  }, [shown]);

  return useCallback(
    (beforeSeconds) => {
      const mine = search.current;
      if (mine.isAsking || mine.isOver) return;
      mine.isAsking = true;
      const before = new Date(beforeSeconds * 1_000).toISOString();
      api.bars(ticker, interval, BARS_LIMIT_MAX, before).then(
        ({ bars }) => {
          mine.isAsking = false;
          if (mine.isOver) return;
          mine.isOver = bars.length === 0;
          onBars(bars);
        },
        // Scrolling on asks again.
        () => {
          mine.isAsking = false;
        },
      );
    },
    [ticker, interval],
  );
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
