'use client';

import type { OrderPreview, Ticker } from '@finally/contract';
import { useOrderMarket } from '../size/use-order-market';
import type { Order } from '../use-trade';
import { askPreview } from './preview-requests';
import { useLatestAnswer } from './use-latest-answer';

/**
 * Returns the server's preview of an order, as the market and the account are; null if there is no
 * order, no answer yet, or the server cannot be asked.
 */
export function useOrderPreview(order: Order | null): OrderPreview | null {
  const market = useOrderMarket(order?.ticker ?? ('' as Ticker));
  return useLatestAnswer(order && JSON.stringify(order), market, askPreview);
}
