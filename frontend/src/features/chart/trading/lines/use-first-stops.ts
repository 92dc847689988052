'use client';

import type { Order, Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type FirstStops, firstStopsStore } from './first-stops-store';

/** Returns the first stops of the open orders of a ticker, by the ids of these orders. */
export function useFirstStops(ticker: Ticker, orders: readonly Order[]): FirstStops {
  useEffect(() => void firstStopsStore.learn(ticker, orders), [ticker, orders]);
  return useStore(firstStopsStore);
}
