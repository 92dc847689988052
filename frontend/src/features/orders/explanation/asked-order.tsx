'use client';

import type { Order } from '@finally/contract';
import { useEffect, useState } from 'react';
import { formatPrice } from '@/shared/format/format';
import { ordersApi } from '../orders-api';
import { describePlacedOrder } from '../receipts/placed-sentences';

/** What a limit meant for the price at which its order was filled; null if it had none. */
export function limitSentence({ side, limit_price, average_price }: Order): string | null {
  if (limit_price === null || average_price === null) return null;
  const bound = side === 'buy' ? 'lower' : 'higher';
  const better = side === 'buy' ? limit_price - average_price : average_price - limit_price;
  const limit = `Its limit was $${formatPrice(limit_price)}, so it could ${side} at that price or ${bound}`;
  return better > 0
    ? `${limit}. The market was better by $${formatPrice(Math.round(better * 10_000) / 10_000)} a share.`
    : `${limit}.`;
}

/** Says what the order asked for, and what its limit allowed. */
export function AskedOrder({ order_id }: { order_id: string }) {
  const [order, setOrder] = useState<Order | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ordersApi.order(order_id).then(
      (answer) => isCurrent && setOrder(answer),
      // The explanation does not depend on it.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [order_id]);
  if (!order) return null;
  const limit = limitSentence(order);
  return (
    <p className="mb-3 text-sm text-muted [overflow-wrap:anywhere]">
      The order: {describePlacedOrder(order)}.{limit === null ? null : ` ${limit}`}
    </p>
  );
}
