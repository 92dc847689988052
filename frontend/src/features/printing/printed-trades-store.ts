import type { Trade } from '@finally/contract';
import { createStore } from 'zustand/vanilla';

export interface PrintedTrades {
  /** Newest first; null if none were fetched for printing. */
  readonly trades: readonly Trade[] | null;
  /** Whether there are older ones. */
  readonly hasMore: boolean;
}

export const printedTradesStore = createStore<PrintedTrades>(() => ({
  trades: null,
  hasMore: false,
}));
