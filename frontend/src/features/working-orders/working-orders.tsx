'use client';

import { ListX } from 'lucide-react';
import { useState } from 'react';
import { cancelOrdersAndNotify } from '@/features/orders/working/cancel-orders-actions';
import {
  refreshWorkingOrders,
  useWorkingOrders,
} from '@/features/orders/working/use-working-orders';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { IconButton } from '@/ui/icon-button';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { Segments } from '@/ui/segments';
import { onSinglePress } from '@/ui/single-press';
import { OrderHistory } from './history/order-history';
import { OpenOrdersTable } from './open/open-orders-table';

const PARTS = ['open', 'history'] as const;
type Part = (typeof PARTS)[number];

const cancelAll = () =>
  void cancelOrdersAndNotify(null).catch((error) => toast.error(errorMessage(error)));

/** The panel of open orders, and of those that have ended. */
export function WorkingOrders() {
  const [part, choose] = useState<Part>('open');
  const { orders } = useWorkingOrders();
  const count = orders?.length ?? 0;
  return (
    <Panel
      title="Orders"
      actions={
        <>
          <IconButton
            label="Cancel all open orders"
            Icon={ListX}
            disabled={count === 0}
            className="disabled:opacity-45"
            {...onSinglePress(cancelAll)}
          />
          <div className="w-32">
            <Segments<Part>
              legend="Which orders"
              choices={PARTS}
              names={{ open: count > 0 ? `Open ${count}` : 'Open', history: 'History' }}
              chosen={part}
              onChoose={choose}
            />
          </div>
        </>
      }
    >
      {part === 'open' ? <OpenOrders /> : <OrderHistory />}
    </Panel>
  );
}

function OpenOrders() {
  const { orders, error, has_more } = useWorkingOrders();
  if (orders === null) {
    if (error === null) return <PanelSkeleton />;
    return (
      <Notice title="The orders could not be loaded">
        <p>{error}</p>
        <button
          type="button"
          onClick={() => void refreshWorkingOrders()}
          className="mt-2 text-info hover:underline"
        >
          Try again
        </button>
      </Notice>
    );
  }
  if (orders.length === 0) {
    return (
      <Notice title="No open orders">
        Choose Limit or Stop in the ticket (Trade), or write{' '}
        <span className="figures">BUY 5 AAPL LMT 187.50</span> in the command line.
      </Notice>
    );
  }
  return <OpenOrdersTable orders={orders} hasMore={has_more} />;
}
