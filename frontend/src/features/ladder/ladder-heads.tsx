'use client';

import type { Order, Side, Ticker } from '@finally/contract';
import { LocateFixed, X } from 'lucide-react';
import { Term } from '@/features/help/terms/term';
import { useShortcut, withKey } from '@/shared/commands/use-shortcuts';
import { onSinglePress } from '@/ui/single-press';
import { cancelSide } from './use-ladder';

interface LadderHeadsProps {
  ticker: Ticker;
  orders: readonly Order[];
  onCenter(): void;
}

/** The names of the columns. Those of the own orders cancel them. */
export function LadderHeads({ ticker, orders, onCenter }: LadderHeadsProps) {
  const has = (side: Side) => orders.some((order) => order.side === side);
  const key = useShortcut('in.ladder.center');
  const head = 'label flex h-6 items-center px-1.5 touch:h-11';
  return (
    <thead className="block shrink-0 border-b border-edge">
      <tr>
        <OwnHead ticker={ticker} side="buy" hasOrders={has('buy')} />
        <th scope="col" className={`${head} justify-end`}>
          <Term name="bid">Bid</Term>
        </th>
        <th scope="col" className="flex justify-end">
          <button
            type="button"
            title={withKey('Center the ladder on the last price', key)}
            onClick={onCenter}
            className="label flex h-6 items-center gap-1 px-1.5 hover:text-ink touch:h-11"
          >
            <LocateFixed size={11} aria-hidden="true" />
            Price
          </button>
        </th>
        <th scope="col" className={head}>
          <Term name="ask">Ask</Term>
        </th>
        <OwnHead ticker={ticker} side="sell" hasOrders={has('sell')} />
        <th scope="col" className={`${head} text-right`}>
          P/L
        </th>
      </tr>
    </thead>
  );
}

interface OwnHeadProps {
  ticker: Ticker;
  side: Side;
  hasOrders: boolean;
}

function OwnHead({ ticker, side, hasOrders }: OwnHeadProps) {
  const name = side === 'buy' ? 'Buys' : 'Sells';
  return (
    <th scope="col" className="flex justify-center">
      <button
        type="button"
        disabled={!hasOrders}
        aria-label={`${name}: cancel all ${side} orders of ${ticker}`}
        title={`Cancel all ${side} orders of ${ticker}`}
        {...onSinglePress(() => void cancelSide(ticker, side))}
        className="label flex h-6 min-w-0 items-center gap-1 px-1 hover:text-ink touch:h-11"
      >
        {name}
        {hasOrders ? <X size={11} aria-hidden="true" /> : null}
      </button>
    </th>
  );
}
