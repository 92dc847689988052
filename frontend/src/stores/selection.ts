import type { Ticker } from '@finally/contract';
import { createStore } from 'zustand/vanilla';

export interface SelectionState {
  /** The ticker that the chart shows and the trade bar offers. */
  ticker: Ticker;
}

export const selectionStore = createStore<SelectionState>(() => ({ ticker: 'AAPL' as Ticker }));
