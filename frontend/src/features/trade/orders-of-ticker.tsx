'use client';

import type { Order, Ticker } from '@finally/contract';
import { X } from 'lucide-react';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { cancelOrderAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { useIsCanceling, useOrdersOf } from '@/features/orders/working/use-working-orders';
import { IconButton } from '@/ui/icon-button';
import { onSinglePress } from '@/ui/single-press';

/** The open orders of the ticker, each with a button that cancels it. */
export function OrdersOfTicker({ ticker }: { ticker: Ticker }) {
  const orders = useOrdersOf(ticker);
  if (orders.length === 0) return null;
  return (
    <section
      aria-label={`Open ${ticker} orders`}
      className="min-h-0 overflow-y-auto px-2.5 pb-1.5"
      style={{ minHeight: '3rem', flexShrink: 9 }}
    >
      <h3 className="label text-faint">{`Open orders (${orders.length})`}</h3>
      <ul>
        {orders.map((order) => (
          <OpenOrder key={order.id} order={order} />
        ))}
      </ul>
    </section>
  );
}

function OpenOrder({ order }: { order: Order }) {
  const isCanceling = useIsCanceling(order.id);
  const words = describePlacedOrder(order);
  return (
    <li className="flex min-h-6 items-center gap-1 border-t border-edge/60">
      <span
        title={words}
        className={`min-w-0 flex-1 [overflow-wrap:anywhere] ${order.side === 'buy' ? 'text-up' : 'text-down'}`}
      >
        {words}
      </span>
      <IconButton
        label={`Cancel: ${words}`}
        Icon={X}
        // Not disabled: that would take the focus from it.
        aria-disabled={isCanceling}
        {...onSinglePress(() => isCanceling || void cancelOrderAndNotify(order))}
      />
    </li>
  );
}
