'use client';

import { useEffect } from 'react';
import { useAccountChange } from '@/features/session/use-account-events';
import { announceOrders } from './announce-orders-actions';
import { workingOrdersStore } from './working-orders-store';

const { refresh } = workingOrdersStore;

/** Keeps the open orders current, and tells what happens to them. One caller only. */
export function useOrderWatching(): void {
  useEffect(() => {
    const stop = announceOrders();
    void refresh();
    return stop;
  }, []);
  useAccountChange('order', refresh);
}
