'use client';

import type { Order } from '@finally/contract';
import { formatQuantity } from '@/shared/format/format';
import { describePlacedOrder } from '../receipts/placed-sentences';
import { useOrderMarket } from '../size/use-order-market';
import { coverWithout, protects } from '../working/protection';
import { useOrdersOf, useWorkingOrders } from '../working/use-working-orders';
import type { UnprotectQuestion } from './order-gate-store';
import { Question } from './question';

/** Asks whether all open orders are canceled; says which positions have stops among them. */
export function AskedCancelAll() {
  const { orders } = useWorkingOrders();
  const protectedTickers = new Set((orders ?? []).filter(protects).map(({ ticker }) => ticker));
  const isWaiting = orders?.some(({ state }) => state === 'held');
  return (
    <Question title="Cancel all open orders?" yes="Yes, cancel them" isDrastic>
      {protectedTickers.size > 0 ? (
        <p className="text-sm text-muted">
          Stops that protect {[...protectedTickers].join(', ')} are canceled too.
        </p>
      ) : isWaiting ? (
        <p className="text-sm text-muted">
          Exits that wait for their entry are canceled too. No stop protects a position yet.
        </p>
      ) : null}
    </Question>
  );
}

const listed = (orders: readonly Order[]) => (
  <ul className="figures text-sm text-muted">
    {orders.map((order) => (
      <li key={order.id}>{describePlacedOrder(order)}</li>
    ))}
  </ul>
);

/** Asks whether one order is canceled. */
export const AskedCancel = ({ order }: { order: Order }) => (
  <Question title="Cancel this order?" yes="Yes, cancel" isDrastic={false}>
    {listed([order])}
  </Question>
);

/** Asks whether orders of a ticker are canceled that protect shares; says what stays protected. */
export function AskedUnprotect({ title, ticker, orders }: UnprotectQuestion) {
  const open = useOrdersOf(ticker);
  const { held } = useOrderMarket(ticker);
  const { canceledToo, kept } = coverWithout(orders, open);
  return (
    <Question title={title} yes="Yes, cancel" isDrastic>
      {orders.length === 1 ? listed(orders) : null}
      {canceledToo.length > 0 ? (
        <>
          <p className="text-sm text-muted">Its pair is canceled too:</p>
          {listed(canceledToo)}
        </>
      ) : null}
      <p className="text-sm text-muted">
        {kept === 0
          ? `${ticker} is unprotected then.`
          : `Other stops still protect ${formatQuantity(kept)} of ${formatQuantity(held ?? kept)} ${ticker}.`}
      </p>
    </Question>
  );
}
