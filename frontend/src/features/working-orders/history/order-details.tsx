'use client';

import type { Order, TradeOrigin } from '@finally/contract';
import { X } from 'lucide-react';
import { Downtimes } from '@/features/orders/explanation/downtimes';
import { useExplanation } from '@/features/orders/explanation/use-explanation';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { describeEnd } from '@/features/orders/working/end-sentences';
import { formatQuantity, formatSecond } from '@/shared/format/format';
import { IconButton } from '@/ui/icon-button';
import { Overlay } from '@/ui/overlay/overlay';

const ORIGINS: Readonly<Record<TradeOrigin, string>> = {
  user: 'You',
  assistant: 'The assistant',
  agent: 'A program',
};

const capitalized = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** How an order ended of which nothing was filled. */
export function OrderDetails({ order, onClose }: { order: Order; onClose(): void }) {
  const title = describePlacedOrder(order);
  const { explanation } = useExplanation(order.id);
  const rows = [
    ['Ended', `${capitalized(describeEnd(order))}, ${formatSecond(order.updated_at)}`],
    ['Placed', formatSecond(order.placed_at)],
    ['By', ORIGINS[order.origin]],
    ['Filled', `${formatQuantity(order.filled_quantity)} of ${formatQuantity(order.quantity)}`],
    ['Order', order.id],
  ] as const;
  return (
    <Overlay
      title="How the order ended"
      description={title}
      onClose={onClose}
      className="!w-[min(26rem,calc(100vw-1.5rem))]"
    >
      <div className="flex items-center gap-2 border-b border-edge py-1.5 pr-2 pl-4 touch:py-0.5">
        <div className="min-w-0 flex-1">
          <h2 className="label text-faint">How the order ended</h2>
          <p className="font-semibold [overflow-wrap:anywhere]">{title}</p>
        </div>
        <IconButton label="Close" Icon={X} onClick={onClose} className="touch:size-11" />
      </div>
      <div className="p-4">
        <dl className="text-sm">
          {rows.map(([label, value]) => (
            <div key={label} className="flex flex-wrap justify-between gap-x-3 py-0.5">
              <dt className="text-muted">{label}</dt>
              <dd className="ml-auto text-right [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
        <Downtimes downtimes={explanation?.downtimes ?? []} />
      </div>
    </Overlay>
  );
}
