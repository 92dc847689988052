'use client';

import type { Order, OrderChange } from '@finally/contract';
import { useState } from 'react';
import { ordersApi } from '@/features/orders/orders-api';
import { type ChangeEffect, describeChange } from '@/features/orders/preview/describe-change';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { useDebounce } from '@/shared/browser/use-debounce';

/** The pause in typing after which the server is asked. */
const QUIET_MS = 150;

/**
 * Returns what a change of an open order would do now, by the server; null if nothing is changed or
 * the server has not answered. Asks again when the price or the account changes.
 */
export function useChangeEffect(order: Order, change: OrderChange | null): ChangeEffect | null {
  const { price, cash, held } = useOrderMarket(order.ticker);
  const [answer, setAnswer] = useState<{ asked: string; effect: ChangeEffect | null } | null>(null);
  const asked =
    change !== null && Object.keys(change).length > 0 ? JSON.stringify([order.id, change]) : null;
  useDebounce([asked, price, cash, held].join(' '), QUIET_MS, async (_key, isCurrent) => {
    if (asked === null || change === null) return;
    const preview = await ordersApi.previewChange(order.id, change).catch(() => null);
    if (isCurrent()) setAnswer({ asked, effect: preview && describeChange(order, preview) });
  });
  return answer !== null && answer.asked === asked ? answer.effect : null;
}
