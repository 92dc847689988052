'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type OrderHistoryState, orderHistoryStore } from './order-history-store';

const { refresh, loadMore } = orderHistoryStore;

/** Returns the orders that have ended, kept current while the caller is mounted. */
export function useOrderHistory(): OrderHistoryState & {
  refresh: typeof refresh;
  loadMore: typeof loadMore;
} {
  useEffect(() => orderHistoryStore.watch(), []);
  return { ...useStore(orderHistoryStore), refresh, loadMore };
}
