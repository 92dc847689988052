'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { type LinkedPlace, tickerAt, withTicker } from './selection';
import { selectionStore } from './selection-store';

const select = (ticker: Ticker) => selectionStore.setState({ ticker });

/** Returns the ticker of the active chart, and the function that selects another. */
export const useSelectedTicker = (): [Ticker, (ticker: Ticker) => void] => [
  useStore(selectionStore, (state) => state.ticker),
  select,
];

/** Returns the ticker of a place, and the function that selects another there and in its group. */
export const useTickerAt = (place: LinkedPlace): [Ticker, (ticker: Ticker) => void] => [
  useStore(selectionStore, (state) => tickerAt(state, place)),
  (ticker) => selectionStore.setState((state) => withTicker(state, place, ticker)),
];
