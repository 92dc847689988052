'use client';

import type { OrderPreview, Side, Ticker } from '@finally/contract';
import { type OrderMarket, type OrderSize, sendableAmount } from '../size/order-size';
import type { Order } from '../use-trade';
import { useOrderPreview } from './use-order-preview';

export interface SizePreview {
  /** What the server says; null while it has not answered. */
  preview: OrderPreview | null;
  /** Why the server would refuse the order now; null if no reason is known. */
  objection: string | null;
}

/**
 * What an order for a size that was typed would do now; nothing while no size can be read. A sentence
 * instead of a size is the objection.
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
