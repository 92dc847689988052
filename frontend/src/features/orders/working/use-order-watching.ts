'use client';

import { useEffect } from 'react';
import { accountEvents } from '@/features/session/account-events';
import { useAccountChange } from '@/features/session/use-account-events';
import { setAsideStore, sumSetAside } from '../size/set-aside-store';
import { announceOrders } from './announce-orders-actions';
import { workingOrdersStore } from './working-orders-store';

const { refresh } = workingOrdersStore;

/** Keeps what the open orders set aside; returns how to stop. */
const watchSetAside = () =>
  workingOrdersStore.subscribe(({ orders }) => {
    if (orders) setAsideStore.setState(sumSetAside(orders));
  });

/** Removes orders as soon as they are filled; returns how to stop. */
const watchFills = () =>
  accountEvents.listen(({ name, data }) => {
    if (name === 'portfolio' && data.change === 'trade') workingOrdersStore.applyFill(data.trade);
  });

/** Keeps the open orders current, and tells what happens to them. One caller only. */
export function useOrderWatching(): void {
  useEffect(() => {
    const stops = [announceOrders(), watchSetAside(), watchFills()];
    void refresh();
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useAccountChange('order', refresh);
}
