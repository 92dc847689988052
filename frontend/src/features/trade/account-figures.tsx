'use client';

import type { Ticker } from '@finally/contract';
import type { ReactNode } from 'react';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';

const NOTHING = '\u2013';

/** The price, the cash and the holding that an order starts from. */
export function AccountFigures({ id, ticker }: { id: string; ticker: Ticker }) {
  const { price, cash, held } = useOrderMarket(ticker);
  return (
    <dl id={id} data-live="account" className="flex flex-wrap justify-between gap-x-3 gap-y-0.5">
      <Figure label="Price" className="w-full">
        {price === null ? NOTHING : `$${formatPrice(price)}`}
      </Figure>
      <Figure label="Cash">{cash === null ? NOTHING : formatMoney(cash)}</Figure>
      <Figure label="Held">{held === null ? NOTHING : formatQuantity(held)}</Figure>
    </dl>
  );
}

interface FigureProps {
  label: string;
  className?: string;
  children: ReactNode;
}

function Figure({ label, className = '', children }: FigureProps) {
  return (
    <div
      className={`flex min-h-5 min-w-0 flex-wrap items-center justify-between gap-x-2 ${className}`}
    >
      <dt className="label whitespace-nowrap text-faint">{label}</dt>
      <dd className="figures ml-auto min-w-0 text-right text-sm [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  );
}
