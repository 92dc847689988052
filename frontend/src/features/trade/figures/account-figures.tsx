'use client';

import type { PriceUpdate, Ticker } from '@finally/contract';
import type { ReactNode } from 'react';
import { useOrderAccount } from '@/features/orders/size/use-order-market';
import { LiveFigure } from '@/features/prices/live-figure';
import { formatLast, formatMoney, formatQuantity } from '@/shared/format/format';

const NOTHING = '\u2013';

/** An amount; or what of it is free, if open orders set some of it aside. */
const freeOf = (free: number | null, all: number | null, format: (amount: number) => string) => {
  if (free === null || all === null) return NOTHING;
  return free === all ? format(all) : `${format(free)} of ${format(all)}`;
};

const dollars = ({ price }: PriceUpdate): string => `$${formatLast(price)}`;

export interface AccountFiguresProps {
  id: string;
  ticker: Ticker;
}

/** The price, the cash and the holding that an order starts from. */
export function AccountFigures({ id, ticker }: AccountFiguresProps) {
  const { cash, held, freeCash, freeShares } = useOrderAccount(ticker);
  return (
    <dl id={id} data-live="account" className="flex flex-wrap gap-x-4 gap-y-0.5">
      <div className="relative h-5 w-full" style={{ lineHeight: '1.25rem' }}>
        <dt className="label text-faint" style={{ lineHeight: 'inherit' }}>
          Price
        </dt>
        {/* Of a fixed size: it changes all the time, and only it is laid out again. */}
        <dd
          className="absolute inset-y-0 right-0 left-16 text-right text-sm contain-strict"
          style={{ lineHeight: 'inherit' }}
        >
          <LiveFigure ticker={ticker} format={dollars} />
        </dd>
      </div>
      <Figure label={freeCash === cash ? 'Cash' : 'Free cash'}>
        {freeOf(freeCash, cash, formatMoney)}
      </Figure>
      <Figure label={freeShares === held ? 'Held' : 'Free shares'}>
        {freeOf(freeShares, held, formatQuantity)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  label: string;
  children: ReactNode;
}

function Figure({ label, children }: FigureProps) {
  return (
    <div className="flex min-h-5 min-w-0 grow flex-wrap items-center justify-between gap-x-2">
      <dt className="label whitespace-nowrap text-faint">{label}</dt>
      <dd className="figures ml-auto min-w-0 text-right text-sm [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  );
}
