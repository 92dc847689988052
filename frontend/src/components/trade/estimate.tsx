'use client';

import type { Ticker } from '@finally/contract';
import type { ReactNode } from 'react';
import { useLiveFigure, usePortfolio } from '@/hooks/use-portfolio';
import { usePrice } from '@/hooks/use-prices';
import { formatMoney, formatPrice, formatQuantity } from '@/lib/format';

interface EstimateProps {
  ticker: Ticker;
  /** Null while nothing readable is typed. */
  quantity: number | null;
  /** Takes over a quantity that was pointed at. */
  onQuantity(text: string): void;
}

/**
 * What the order would come to at the price of now, and what there is to trade
 * with. An estimate: the fill is at the price the server has when it decides.
 */
export function Estimate({ ticker, quantity, onQuantity }: EstimateProps) {
  const price = usePrice(ticker)?.price ?? null;
  const held = useLiveFigure(ticker, (position) => position.quantity) ?? 0;
  const cash = usePortfolio().portfolio?.cash_balance ?? null;
  const notional = price !== null && quantity !== null ? price * quantity : null;
  const cashLeft = cash !== null && notional !== null ? cash - notional : null;
  return (
    <dl className="figures flex w-full min-w-0 flex-wrap items-start gap-x-5 gap-y-1 @min-[41rem]:w-auto @min-[41rem]:flex-1 @min-[41rem]:justify-end">
      <Figure label="Price">{price === null ? '\u2013' : `$${formatPrice(price)}`}</Figure>
      <Figure label="Estimate">
        {notional === null ? '\u2013' : `\u2248 ${formatMoney(notional)}`}
      </Figure>
      <Figure label={cashLeft === null ? 'Cash' : 'Cash after buy'}>
        {cash === null ? '\u2013' : <CashLeft cash={cash} left={cashLeft} />}
      </Figure>
      <Figure label="Held">
        {held > 0 ? (
          <button
            type="button"
            title={`Sell all: put ${formatQuantity(held)} into the quantity`}
            onClick={() => onQuantity(String(held))}
            className="text-info hover:underline"
          >
            {formatQuantity(held)}
          </button>
        ) : (
          <span className="text-faint">0</span>
        )}
      </Figure>
    </dl>
  );
}

function CashLeft({ cash, left }: { cash: number; left: number | null }) {
  if (left === null) return formatMoney(cash);
  if (left >= 0) return `\u2248 ${formatMoney(left)}`;
  return <span className="text-down">{`short by ${formatMoney(-left)}`}</span>;
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-18 flex-col gap-0.5 whitespace-nowrap @min-[41rem]:min-w-0">
      <dt className="label text-faint">{label}</dt>
      <dd className="flex h-7 items-center text-sm">{children}</dd>
    </div>
  );
}
