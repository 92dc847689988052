'use client';

import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { UNSETTLED } from '../orders-store';
import { nameOrder } from '../receipts/receipt-sentences';
import { unansweredOrders, unsettledOrdersStore } from './unsettled-orders-store';

/** Returns one sentence for each order whose answer was lost, until the server reports its outcome. */
export const useUnansweredOrders = (): readonly string[] =>
  useStore(
    unsettledOrdersStore,
    useShallow((orders) =>
      unansweredOrders(orders).map(
        ({ request, reason }) => `${nameOrder(request)}: ${reason} ${UNSETTLED}`,
      ),
    ),
  );
