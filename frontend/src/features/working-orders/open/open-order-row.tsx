'use client';

import type { Order } from '@finally/contract';
import { Pencil, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { describePlacedOrder } from '@/features/orders/receipts/placed-sentences';
import { cancelOrderAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { nameState } from '@/features/orders/working/order-sentences';
import { useIsCanceling } from '@/features/orders/working/use-working-orders';
import { usePriceFigure } from '@/features/prices/use-prices';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { formatLast } from '@/shared/format/format';
import { IconButton } from '@/ui/icon-button';
import { onSinglePress } from '@/ui/single-press';
import {
  distanceText,
  quantityText,
  SIDES,
  setAsideText,
  timeText,
  typeText,
} from '../order-cells';
import { PricesCell } from '../prices-cell';

const MIDDLE = 'hidden @min-[34rem]:table-cell';
const WIDE = 'hidden @min-[36rem]:table-cell';
const WIDER = 'hidden @min-[40rem]:table-cell';
const WIDEST = 'hidden @min-[46rem]:table-cell';

export const OPEN_COLUMNS = [
  { label: 'Ticker', isText: true, look: 'pl-2.5' },
  { label: 'Side', isText: true, look: '' },
  { label: 'Type', isText: true, look: '' },
  { label: 'Qty', isText: false, look: '' },
  { label: 'Price', isText: false, look: '' },
  { label: 'Last', isText: false, look: WIDEST },
  { label: 'Away', isText: false, look: WIDE },
  { label: 'TIF', isText: true, look: MIDDLE },
  { label: 'State', isText: true, look: MIDDLE },
  { label: 'Set aside', isText: false, look: WIDER },
] as const;

const CELL = 'border-b border-edge/60 px-1.5 whitespace-nowrap @min-[31rem]:px-2';

interface OpenOrderRowProps {
  order: Order;
  /** Whether it stands below another order of its group. */
  isBelow: boolean;
  isEdited: boolean;
  onEdit(): void;
  /** The form that changes the order. */
  children: ReactNode;
}

/** The last price, and how far it is from the price that the order waits for. */
function MarketCells({ order }: { order: Order }) {
  const price = usePriceFigure(order.ticker, (update) => update.price);
  return (
    <>
      <td data-live className={`${CELL} ${WIDEST} text-right text-muted`}>
        {price === null ? '\u2013' : formatLast(price)}
      </td>
      <td data-live className={`${CELL} ${WIDE} text-right text-muted`}>
        {distanceText(order, price)}
      </td>
    </>
  );
}

/** One open order. */
export const OpenOrderRow = memo(function OpenOrderRow(props: OpenOrderRowProps) {
  const { order, isBelow, isEdited, onEdit, children } = props;
  const [selected, select] = useSelectedTicker();
  const isCanceling = useIsCanceling(order.id);
  const isSelected = order.ticker === selected;
  const side = SIDES[order.side];
  // An exit that waits for its entry sells nothing yet.
  const isWaiting = order.state === 'held';
  const described = describePlacedOrder(order);
  return (
    <>
      <tr
        data-testid={`order-${order.id}`}
        data-order={order.id}
        aria-busy={isCanceling}
        className={`h-6 ${isSelected ? 'bg-raised' : 'bg-panel hover:bg-raised'} ${isCanceling ? 'opacity-60' : ''} ${isWaiting ? 'text-muted' : ''}`}
      >
        <th
          scope="row"
          className={`sticky left-0 z-[1] border-b border-l-2 border-edge/60 bg-inherit px-2 text-left font-semibold whitespace-nowrap touch:px-0 ${
            isSelected ? 'border-l-accent' : 'border-l-transparent'
          }`}
        >
          {isBelow ? (
            <span aria-hidden="true" className="pr-1 text-faint">
              {'\u2514'}
            </span>
          ) : null}
          <button
            type="button"
            aria-pressed={isSelected}
            aria-label={`Show ${order.ticker}`}
            onClick={() => select(order.ticker)}
            className="min-h-6 text-left touch:pl-2"
          >
            {order.ticker}
          </button>
        </th>
        <td className={`${CELL} ${isWaiting ? '' : side.color}`}>{side.text}</td>
        <td className={`${CELL} font-sans @max-[31rem]:whitespace-normal`}>
          {typeText(order)}{' '}
          <span className="block text-muted @min-[34rem]:hidden">
            {nameState(order)}, {timeText(order)}
          </span>
        </td>
        <td className={`${CELL} text-right`}>{quantityText(order)}</td>
        <PricesCell order={order} className={CELL} />
        <MarketCells order={order} />
        <td className={`${CELL} ${MIDDLE} font-sans text-muted`}>{timeText(order)}</td>
        <td className={`${CELL} ${MIDDLE} font-sans text-muted`}>{nameState(order)}</td>
        <td className={`${CELL} ${WIDER} text-right text-muted`}>{setAsideText(order)}</td>
        <td className="w-0 border-b border-edge/60 bg-inherit pr-1 touch:sticky touch:right-0 touch:z-[1] touch:pr-0">
          <div className="flex justify-end">
            <IconButton
              label={`Change: ${described}`}
              Icon={Pencil}
              aria-expanded={isEdited}
              aria-disabled={isCanceling}
              onClick={() => isCanceling || onEdit()}
            />
            <IconButton
              label={`Cancel: ${described}`}
              Icon={X}
              // Not disabled: that would take the focus from it.
              aria-disabled={isCanceling}
              {...onSinglePress(() => isCanceling || void cancelOrderAndNotify(order))}
              className="ml-0.5 touch:ml-2"
            />
          </div>
        </td>
      </tr>
      {isEdited ? (
        <tr className="bg-raised">
          {/* The form takes no part in the widths of the columns. */}
          <td colSpan={OPEN_COLUMNS.length + 1} className="border-b border-edge p-2">
            <div className="w-0 min-w-full">{children}</div>
          </td>
        </tr>
      ) : null}
    </>
  );
});
