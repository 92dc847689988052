'use client';

import type { Order, OrderChange } from '@finally/contract';
import { ordersApi } from '@/features/orders/orders-api';
import { type ChangeEffect, describeChange } from '@/features/orders/preview/describe-change';
import { useLatestAnswer } from '@/features/orders/preview/use-latest-answer';
import { useOrderMarket } from '@/features/orders/size/use-order-market';

/**
 * Returns what a change of an open order would do now, by the server; null if nothing is changed or
 * the server has not answered. Asks again when the price or the account changes.
 */
export function useChangeEffect(order: Order, change: OrderChange | null): ChangeEffect | null {
  const market = useOrderMarket(order.ticker);
  const asked =
    change !== null && Object.keys(change).length > 0 ? JSON.stringify([order.id, change]) : null;
  return useLatestAnswer(asked, market, async () => {
    const preview = await ordersApi.previewChange(order.id, change ?? {}).catch(() => null);
    return preview && describeChange(order, preview);
  });
}
