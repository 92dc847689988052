'use client';

import type { Ticker, Trade } from '@finally/contract';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { chartTradesStore } from './chart-trades-store';

/** Returns the account's trades of a ticker, newest first; fetched again after each change. */
export function useOwnTrades(ticker: Ticker): readonly Trade[] {
  useEffect(() => void chartTradesStore.refresh(), []);
  useAccountChange('portfolio', chartTradesStore.refresh);
  const trades = useStore(chartTradesStore);
  return useMemo(() => trades.filter((trade) => trade.ticker === ticker), [trades, ticker]);
}
