'use client';

import type { Ticker, Trade } from '@finally/contract';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { chartTradesStore } from '@/stores/chart-trades';
import { portfolioStore } from '@/stores/portfolio';

/** The person's own trades of a ticker, newest first; fetched again whenever one was filled. */
export function useOwnTrades(ticker: Ticker): readonly Trade[] {
  // Every fill and every reset changes cash or what is held.
  const ledger = useStore(portfolioStore, ({ portfolio }) =>
    portfolio
      ? [portfolio.cash_balance, ...portfolio.positions.map(({ quantity }) => quantity)].join()
      : null,
  );
  useEffect(() => {
    if (ledger !== null) void chartTradesStore.refresh();
  }, [ledger]);
  const trades = useStore(chartTradesStore);
  return useMemo(() => trades.filter((trade) => trade.ticker === ticker), [trades, ticker]);
}
