'use client';

import type { Order } from '@finally/contract';
import { useMemo, useState } from 'react';
import { askWhy } from '@/features/orders/explanation/use-asked-price';

import { describeFilled, describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { describeReason } from '@/features/orders/working/end-sentences';
import { nameState } from '@/features/orders/working/order-sentences';

import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { formatPrice, formatRecent, formatSecond } from '@/shared/format/format';
import { lazyDialog } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { filledText, pricesText, SIDES, typeText } from '../order-cells';
import { PricesCell } from '../prices-cell';
import { useOrderHistory } from './use-order-history';

const OrderDetails = lazyDialog<{ order: Order; onClose(): void }>('The details of the order', () =>
  import('./order-details').then((module) => module.OrderDetails),
);

const MIDDLE = 'hidden @min-[34rem]:table-cell';
/** What narrow tables show below, instead of in columns. */
const NARROW = '@min-[34rem]:hidden';

const COLUMNS = [
  { label: 'Ended', isText: true, look: 'pl-2.5' },
  { label: 'Ticker', isText: true, look: '' },
  { label: 'Side', isText: true, look: '' },
  { label: 'Type', isText: true, look: MIDDLE },
  { label: 'Filled', isText: false, look: '' },
  { label: 'Price', isText: false, look: MIDDLE },
  { label: 'Avg fill', isText: false, look: MIDDLE },
  { label: 'State', isText: true, look: 'w-full' },
] as const;

const LOOK = 'border-b border-edge/60 px-1.5 @min-[31rem]:px-2';
const CELL = `${LOOK} whitespace-nowrap`;

/** The orders that have ended, with how and why. */
export function OrderHistory() {
  const { orders, error, next_cursor, refresh, loadMore } = useOrderHistory();
  const [shown, setShown] = useState<Order | null>(null);
  // The server lists them by when they were placed.
  const byEnd = useMemo(
    () => [...(orders ?? [])].sort((a, b) => b.updated_at.localeCompare(a.updated_at)),
    [orders],
  );
  if (orders === null) {
    if (error === null) return <PanelSkeleton />;
    return (
      <Notice title="The orders could not be loaded">
        <p>{error}</p>
        <button
          type="button"
          onClick={() => void refresh()}
          className="mt-2 text-info hover:underline"
        >
          Try again
        </button>
      </Notice>
    );
  }
  if (orders.length === 0) {
    return (
      <Notice title="No order has ended yet">
        Orders that were filled, canceled or have expired are kept here.
      </Notice>
    );
  }
  return (
    <section
      aria-label="Order history"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-auto"
    >
      <table className="figures w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">Orders that have ended, the last one first</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ label, isText, look }) => (
              <th
                key={label}
                scope="col"
                className={`label sticky top-0 z-10 h-6 border-b border-edge bg-panel px-1.5 text-faint whitespace-nowrap @min-[31rem]:px-2 ${look} ${
                  isText ? 'text-left' : 'text-right'
                }`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {byEnd.map((order) => (
            <HistoryRow key={order.id} order={order} onShow={setShown} />
          ))}
        </tbody>
      </table>
      {next_cursor === null ? null : (
        <button
          type="button"
          onClick={() => void loadMore()}
          className="m-2 text-xs text-info hover:underline touch:min-h-11"
        >
          Show older orders
        </button>
      )}
      {shown === null ? null : <OrderDetails order={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

interface HistoryRowProps {
  order: Order;
  onShow(order: Order): void;
}

/** An ended order. Pressed anywhere, it says why its fills have their prices, or how it ended without one. */
function HistoryRow({ order, onShow }: HistoryRowProps) {
  const { average_price, updated_at } = order;
  const side = SIDES[order.side];
  const reason = describeReason(order);
  return (
    <tr className="relative h-6 hover:bg-raised touch:h-11">
      <td title={formatSecond(updated_at)} className={`${CELL} pl-2.5 text-muted`}>
        <span className="@max-[44rem]:hidden">{formatSecond(updated_at)}</span>
        <span className="@min-[44rem]:hidden">{formatRecent(updated_at)}</span>
      </td>
      <td className={`${CELL} font-semibold`}>{order.ticker}</td>
      <td className={`${CELL} ${side.color}`}>{side.text}</td>
      <td className={`${CELL} ${MIDDLE} font-sans`}>{typeText(order)}</td>
      <td className={`${CELL} text-right`}>
        {filledText(order)}
        {average_price === null ? null : (
          <span className={`block text-muted ${NARROW}`}>at {formatPrice(average_price)}</span>
        )}
      </td>
      <PricesCell order={order} className={`${CELL} ${MIDDLE} text-muted`} />
      <td className={`${CELL} ${MIDDLE} text-right`}>
        {average_price === null ? '\u2013' : formatPrice(average_price)}
      </td>
      <td className={`${LOOK} min-w-28 py-0.5 font-sans`}>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={
            average_price === null
              ? `${nameState(order)}. Details: ${describePlacedOrder(order)}`
              : `${nameState(order)}. Why this price: ${describeFilled(order)}`
          }
          onClick={() =>
            average_price === null
              ? onShow(order)
              : askWhy({ order_id: order.id, trade_id: null, title: describeFilled(order) })
          }
          className="text-left underline decoration-edge-strong decoration-dotted underline-offset-3 after:absolute after:inset-0 hover:decoration-ink"
        >
          {nameState(order)}
        </button>
        {reason === null ? null : <span className="text-muted">: {reason}</span>}
        <span className={`block text-muted ${NARROW}`}>
          {typeText(order)} {pricesText(order)}
        </span>
      </td>
    </tr>
  );
}
