'use client';

import type {
  Benchmark,
  HistoryRange,
  Performance,
  Portfolio,
  Position,
  Snapshot,
  Ticker,
} from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { pricesStore } from '@/features/prices/prices-store';
import { type Day, dayStore } from './day/day-store';
import { accountFailure, portfolioStore } from './portfolio-store';
import { valuationStore } from './valuation-store';
import type { PositionKey, PositionSort } from './views-store';

/** Keeps the portfolio current while the caller is mounted. */
const useWatched = () => useEffect(() => portfolioStore.watch(), []);

/** Returns the portfolio as the server last reported it; null until loaded. */
export function usePortfolio(): {
  portfolio: Portfolio | null;
  error: string | null;
  refresh: () => Promise<void>;
} {
  useWatched();
  return {
    portfolio: useStore(portfolioStore, (state) => state.portfolio),
    error: useStore(portfolioStore, (state) => state.error),
    refresh: portfolioStore.refresh,
  };
}

/** Returns why the figures of the account are not current; null if they are. */
export const useAccountFailure = (): string | null => useStore(portfolioStore, accountFailure);

/** Returns the cash in dollars as the server last reported it; null until loaded. */
export const currentCash = (): number | null =>
  portfolioStore.getState().portfolio?.cash_balance ?? null;

export type LiveTotals = Pick<
  Portfolio,
  'total_value' | 'positions_value' | 'unrealized_pnl' | 'cash_balance'
>;

/** Returns the portfolio at live prices; re-renders the caller once per price event. */
export function useLivePortfolio(): Portfolio | null {
  useWatched();
  return useStore(valuationStore);
}

/** Returns the totals at live prices, for display; re-renders the caller only when one changes. */
export function useLiveTotals(): LiveTotals | null {
  useWatched();
  return useStore(
    valuationStore,
    useShallow(
      (valued) =>
        valued && {
          total_value: valued.total_value,
          positions_value: valued.positions_value,
          unrealized_pnl: valued.unrealized_pnl,
          cash_balance: valued.cash_balance,
        },
    ),
  );
}

/** Returns the unrealized profit of all positions in percent of their cost; 0 without positions. */
export const useUnrealizedPercent = (): number =>
  useStore(valuationStore, (portfolio) => {
    if (!portfolio) return 0;
    const cost = portfolio.positions_value - portfolio.unrealized_pnl;
    return cost > 0 ? (portfolio.unrealized_pnl / cost) * 100 : 0;
  });

/**
 * Returns one figure of one position at live prices; re-renders the caller only when it changes. Null if
 * there is no such position.
 */
export const useLiveFigure = <Figure extends number | boolean | string>(
  ticker: Ticker,
  pick: (position: Position) => Figure,
): Figure | null =>
  useStore(valuationStore, (portfolio) => {
    const position = portfolio?.positions.find((candidate) => candidate.ticker === ticker);
    return position ? pick(position) : null;
  });

const compare = (a: Position, b: Position, key: PositionKey): number => {
  if (key === 'day_change_percent') return dayChangeOf(a.ticker) - dayChangeOf(b.ticker);
  const [left, right] = [a[key], b[key]];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right));
};

/** Positions without a live price count as unchanged. */
const dayChangeOf = (ticker: Ticker): number =>
  pricesStore.getState().latest[ticker]?.day_change_percent ?? 0;

/** Returns the held tickers sorted at live prices; re-renders the caller only when the order changes. */
export const usePositionOrder = (sort: PositionSort): readonly Ticker[] =>
  useStore(
    valuationStore,
    useShallow((portfolio) =>
      [...(portfolio?.positions ?? [])]
        .sort(
          (a, b) => compare(a, b, sort.key) * (sort.descending ? -1 : 1) || compare(a, b, 'ticker'),
        )
        .map((position) => position.ticker),
    ),
  );

/** Returns the change of the day at live prices; null until known. */
export function useDay(): Day | null {
  useWatched();
  return useStore(
    dayStore,
    useShallow((day) => day),
  );
}

/** Returns the statistics of the account as the server last reported them. */
export function usePerformance(): {
  performance: Performance | null;
  error: string | null;
  refresh: () => Promise<void>;
} {
  useWatched();
  return {
    performance: useStore(portfolioStore, (state) => state.performance),
    error: useStore(portfolioStore, (state) => state.performance_error),
    refresh: portfolioStore.refresh,
  };
}

/** Returns the snapshots of the range, oldest first, the benchmark, and how to set the range. */
export function useHistory(): {
  snapshots: readonly Snapshot[] | null;
  benchmark: Benchmark | null;
  error: string | null;
  range: HistoryRange;
  chooseRange: (range: HistoryRange) => Promise<void>;
} {
  useWatched();
  return {
    snapshots: useStore(portfolioStore, (state) => state.history),
    benchmark: useStore(portfolioStore, (state) => state.benchmark),
    error: useStore(portfolioStore, (state) => state.history_error),
    range: useStore(portfolioStore, (state) => state.range),
    chooseRange: portfolioStore.chooseRange,
  };
}
