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

/** Fetches while the caller is on the page. */
const useWatched = () => useEffect(() => portfolioStore.watch(), []);

/** The portfolio as the server last told it; null until it first did. */
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

/** Why the figures of the account are not current, or null. */
export const useAccountFailure = (): string | null => useStore(portfolioStore, accountFailure);

/** Dollars of cash as the server last said; null until it did. */
export const currentCash = (): number | null =>
  portfolioStore.getState().portfolio?.cash_balance ?? null;

export type LiveTotals = Pick<
  Portfolio,
  'total_value' | 'positions_value' | 'unrealized_pnl' | 'cash_balance'
>;

/** The portfolio at live prices; re-renders the caller once per price event. */
export function useLivePortfolio(): Portfolio | null {
  useWatched();
  return useStore(valuationStore);
}

/** The totals at live prices, for display; re-renders the caller only when one of them changes. */
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

/** Percent by which all that is held stands above or below its cost; 0 where nothing is held. */
export const useUnrealizedPercent = (): number =>
  useStore(valuationStore, (portfolio) => {
    if (!portfolio) return 0;
    const cost = portfolio.positions_value - portfolio.unrealized_pnl;
    return cost > 0 ? (portfolio.unrealized_pnl / cost) * 100 : 0;
  });

/**
 * One figure of one position at live prices; re-renders the caller only when
 * that figure changes. Null while the position is not known.
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

/** Positions without a live price stand as unchanged. */
const dayChangeOf = (ticker: Ticker): number =>
  pricesStore.getState().latest[ticker]?.day_change_percent ?? 0;

/** The held tickers in order at live prices; re-renders the caller only when the order changes. */
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

/** How the day goes at live prices; null until known. */
export function useDay(): Day | null {
  useWatched();
  return useStore(
    dayStore,
    useShallow((day) => day),
  );
}

/** How the account is doing, as the server last said. */
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

/** The snapshots of the chosen range, oldest first, what they are compared with, and the choice. */
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
