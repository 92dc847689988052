'use client';

import { BARS_LIMIT_MAX, type Bar, type BarInterval, type Ticker } from '@finally/contract';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useReconnected } from '@/features/session/use-connection';
import { api } from '@/shared/api/api';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { usePageVisible } from '@/shared/browser/use-page-visible';

const RECENT_EVERY_MS = 5_000;
/** More than can end between two fetches at the shortest interval, one second. */
const RECENT_BARS = 8;

export interface BarsState {
  /** The ticker of the bars: the previous one until those of the chosen ticker have arrived. */
  ticker: Ticker;
  interval: BarInterval;
  bars: readonly Bar[];
}

/** Returns the bars of a ticker, fetched for each ticker and interval and after an outage; none for null. */
export function useBars(ticker: Ticker | null, interval: BarInterval) {
  const [state, setState] = useState<BarsState | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useReconnected(retry);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` repeats the request.
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
 * Returns a function that fetches the bars before an instant in Unix seconds and calls back with them, or
 * with nothing to `failed` if that failed. It does nothing while a request is under way and once there are no older bars.
 */
export function useOlderBars(
  shown: BarsState,
  callback: (bars: readonly Bar[]) => void,
  failed: () => void = () => undefined,
): (beforeSeconds: number) => void {
  const onBars = useEffectEvent(callback);
  const onFailure = useEffectEvent(failed);
  const search = useRef({ isAsking: false, isOver: false });
  const { ticker, interval } = shown;

  // biome-ignore lint/correctness/useExhaustiveDependencies: after new bars the search starts at the newest ones again.
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
        // Further scrolling tries again.
        () => {
          mine.isAsking = false;
          if (!mine.isOver) onFailure();
        },
      );
    },
    [ticker, interval],
  );
}

/**
 * Calls back with the newest bars every few seconds while the page is visible, and with all of them
 * when it becomes visible again: ticks carry no volume and no extremes between two of them.
 */
export function useRecentBars(
  ticker: Ticker,
  interval: BarInterval,
  callback: (bars: readonly Bar[]) => void,
): void {
  const onBars = useEffectEvent(callback);
  const series = useRef<object>(null);
  useEffect(() => {
    series.current = { ticker, interval };
    return () => {
      series.current = null;
    };
  }, [ticker, interval]);

  const fetchNewest = (count: number) => {
    const requested = series.current;
    api.bars(ticker, interval, count).then(
      ({ bars }) => series.current === requested && onBars(bars),
      // The next interval tries again, and the connection's status reports an outage.
      () => undefined,
    );
  };
  useVisibleInterval(() => fetchNewest(RECENT_BARS), RECENT_EVERY_MS);
  usePageVisible(() => fetchNewest(BARS_LIMIT_MAX));
}
