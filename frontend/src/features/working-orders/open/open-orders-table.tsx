'use client';

import type { Order } from '@finally/contract';
import { useMemo, useState } from 'react';
import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { groupOrders } from './grouped-orders';
import { OPEN_COLUMNS, OpenOrderRow } from './open-order-row';
import { OrderEdit } from './order-edit';
import { useKeptFocus } from './use-kept-focus';

interface OpenOrdersTableProps {
  orders: readonly Order[];
  /** Whether the account has more open orders than are listed. */
  hasMore: boolean;
}

/** The table of open orders. A row opens a form below it to change the order. */
export function OpenOrdersTable({ orders, hasMore }: OpenOrdersTableProps) {
  const grouped = useMemo(() => groupOrders(orders), [orders]);
  const [edited, setEdited] = useState<string | null>(null);
  const keptFocus = useKeptFocus(orders);
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <table className="figures w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">Open orders, newest first</caption>
        <thead>
          <tr>
            {OPEN_COLUMNS.map(({ label, isText, look }, index) => (
              <th
                key={label}
                scope="col"
                className={`label sticky top-0 h-6 border-b border-edge bg-panel px-1.5 text-faint whitespace-nowrap @min-[31rem]:px-2 ${look} ${
                  isText ? 'text-left' : 'text-right'
                } ${index === 0 ? 'left-0 z-20' : 'z-10'}`}
              >
                {label}
              </th>
            ))}
            <th scope="col" className="sticky top-0 z-10 border-b border-edge bg-panel">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...keptFocus} onKeyDown={moveBetweenRows}>
          {grouped.map(({ order, isBelow }) => (
            <OpenOrderRow
              key={order.id}
              order={order}
              isBelow={isBelow}
              isEdited={order.id === edited}
              onEdit={() => setEdited(order.id === edited ? null : order.id)}
            >
              <OrderEdit order={order} onClose={() => setEdited(null)} />
            </OpenOrderRow>
          ))}
        </tbody>
      </table>
      {hasMore ? (
        <p className="p-2 text-xs text-muted">
          Only the newest {orders.length} are listed. CANCEL ALL cancels the others too.
        </p>
      ) : null}
    </div>
  );
}
