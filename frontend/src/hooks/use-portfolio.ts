'use client';

import type { HistoryRange, Portfolio, Position, Snapshot, Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { portfolioStore } from '@/stores/portfolio';
import { valuationStore } from '@/stores/valuation';

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

export type LiveTotals = Pick<
  Portfolio,
  'total_value' | 'positions_value' | 'unrealized_pnl' | 'cash_balance'
>;

/** The portfolio at live prices; re-renders the caller once per price event. */
export function useLivePortfolio(): Portfolio | null {
  useWatched();
  return useStore(valuationStore);
}

/** The totals at live prices, for display; re-renders the caller once per price event. */
export const useLiveTotals = (): LiveTotals | null => useLivePortfolio();

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

/** A column that positions can be sorted by. */
export type PositionKey = keyof Pick<
  Position,
  | 'ticker'
  | 'quantity'
  | 'avg_cost'
  | 'current_price'
  | 'market_value'
  | 'unrealized_pnl'
  | 'unrealized_pnl_percent'
  | 'weight'
>;

export interface PositionSort {
  key: PositionKey;
  descending: boolean;
}

const compare = (a: Position, b: Position, key: PositionKey): number => {
  const [left, right] = [a[key], b[key]];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right));
};

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

/** The snapshots of the chosen range, oldest first, and the choice. */
export function useHistory(): {
  snapshots: readonly Snapshot[] | null;
  error: string | null;
  range: HistoryRange;
  chooseRange: (range: HistoryRange) => Promise<void>;
} {
  useWatched();
  return {
    snapshots: useStore(portfolioStore, (state) => state.history),
    error: useStore(portfolioStore, (state) => state.history_error),
    range: useStore(portfolioStore, (state) => state.range),
    chooseRange: portfolioStore.chooseRange,
  };
}
