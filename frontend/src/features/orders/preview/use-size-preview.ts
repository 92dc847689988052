'use client';

import type { OrderPreview, Side, Ticker } from '@finally/contract';
import type { OrderMarket, OrderSize } from '../size/order-size';
import type { OrderTerms } from '../terms/order-terms';
import { sendableOrder } from '../terms/sendable-order';
import type { Order } from '../use-trade';
import { useOrderPreview } from './use-order-preview';

export interface SizePreview {
  /** The order that is asked about; null if no order can be made of the size and the terms. */
  order: Order | null;
  /** The server's preview; null while it has not answered. */
  preview: OrderPreview | null;
  /** Why the server would refuse the order now; null if no reason is known. */
  objection: string | null;
}

const PLAIN: OrderTerms = {};

/**
 * What an order for a size that was typed would do now; nothing while no size or no terms can be read.
 * A sentence instead of a size is the objection.
 */
export function useSizePreview(
  side: Side,
  ticker: Ticker,
  size: OrderSize | string | null,
  market: OrderMarket,
  terms: OrderTerms | null = PLAIN,
): SizePreview {
  const orderFor = (of: OrderSize | string) =>
    typeof of === 'string' || terms === null ? of : sendableOrder(side, of, terms, market);
  const made = size && ticker !== '' ? orderFor(size) : null;
  const order = made !== null && typeof made !== 'string' && 'ticker' in made ? made : null;
  const preview = useOrderPreview(order);
  const objection = typeof made === 'string' ? made : (preview?.refusal?.detail ?? null);
  return { order, preview, objection };
}
