'use client';

import type { Order, Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type WorkingOrdersState, workingOrdersStore } from './working-orders-store';

const { refresh, cancelEach, change, reduce } = workingOrdersStore;

export {
  cancelEach as cancelEachOrder,
  change as changeOrder,
  reduce as reduceOrder,
  refresh as refreshWorkingOrders,
};

export const useWorkingOrders = (): WorkingOrdersState => useStore(workingOrdersStore);

/** Returns the open orders of a ticker. */
export const useOrdersOf = (ticker: Ticker): readonly Order[] =>
  useStore(
    workingOrdersStore,
    useShallow(({ orders }) => (orders ?? []).filter((order) => order.ticker === ticker)),
  );

/** Returns whether an order is being canceled. */
export const useIsCanceling = (id: string): boolean =>
  useStore(workingOrdersStore, ({ canceling }) => canceling.has(id));
