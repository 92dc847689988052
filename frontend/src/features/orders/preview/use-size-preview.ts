'use client';

import type { OrderPreview, Side, Ticker } from '@finally/contract';
import { type OrderMarket, type OrderSize, sendableAmount } from '../size/order-size';
import type { Order } from '../use-trade';
import { useOrderPreview } from './use-order-preview';

export interface SizePreview {
  /** The server's preview; null while it has not answered. */
  preview: OrderPreview | null;
  /** Why the server would refuse the order now; null if no reason is known. */
  objection: string | null;
}

/**
 * Returns the preview of an order of a typed size; empty while there is no valid size. If `size` is
 * a sentence instead, it is the objection.
 */
export function useSizePreview(
  side: Side,
  ticker: Ticker,
  size: OrderSize | string | null,
  market: OrderMarket,
): SizePreview {
  const sizeAmount = (of: OrderSize | string) =>
    typeof of === 'string' ? of : sendableAmount(side, of, market);
  const amount = size && ticker !== '' ? sizeAmount(size) : null;
  const isSendable = amount !== null && typeof amount !== 'string';
  const order: Order | null = isSendable ? { ticker, side, ...amount } : null;
  const preview = useOrderPreview(order);
  const objection = typeof amount === 'string' ? amount : (preview?.refusal?.detail ?? null);
  return { preview, objection };
}
