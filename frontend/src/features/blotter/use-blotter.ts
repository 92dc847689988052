'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useTradeNotes } from '@/features/trade-notes/use-trade-notes';
import { type BlotterState, blotterStore } from './blotter-store';

/** Returns the trades, kept current while the caller is mounted, and the functions of the blotter. */
export function useBlotter(): BlotterState & {
  narrow: typeof blotterStore.narrow;
  refresh: typeof blotterStore.refresh;
  loadMore: typeof blotterStore.loadMore;
} {
  useEffect(() => blotterStore.watch(), []);
  useTradeNotes();
  const { narrow, refresh, loadMore } = blotterStore;
  return { ...useStore(blotterStore), narrow, refresh, loadMore };
}
