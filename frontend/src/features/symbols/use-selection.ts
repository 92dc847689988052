'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { selectionStore } from './selection-store';

const select = (ticker: Ticker) => selectionStore.setState({ ticker });

/** Returns the selected ticker, and the function that selects another. */
export const useSelectedTicker = (): [Ticker, (ticker: Ticker) => void] => [
  useStore(selectionStore, (state) => state.ticker),
  select,
];
