'use client';

import type { Ticker } from '@finally/contract';
import type { ReactNode } from 'react';
import type { OrderUnit } from '@/hooks/use-order-form';
import { useOrderMarket } from '@/hooks/use-order-market';
import { formatMoney, formatPrice, formatQuantity } from '@/lib/format';
import { estimateOrder, type OrderSize } from '@/lib/order-size';

const NOTHING = '\u2013';

interface EstimateProps {
  id: string;
  ticker: Ticker;
  /** Null while nothing readable is typed. */
  size: OrderSize | null;
  unit: OrderUnit;
}

/**
 * What the order would come to at the price of now, what would be left, and why
 * it would be refused. An estimate: the fill is at the price the server has when
 * it decides.
 */
export function Estimate({ id, ticker, size, unit }: EstimateProps) {
  const market = useOrderMarket(ticker);
  const { price, cash, held } = market;
  const bought = size && estimateOrder('buy', size, market);
  const sold = size && estimateOrder('sell', size, market);
  const shares = bought?.quantity ?? null;
  const notional = bought?.notional ?? null;
  const cashAfter = bought?.cash_after ?? null;
  return (
    <div id={id} className="flex flex-col gap-1.5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        <Figure label="Price">{price === null ? NOTHING : `$${formatPrice(price)}`}</Figure>
        {unit === 'dollars' ? (
          <Figure label="Shares">
            {shares === null ? NOTHING : `\u2248 ${formatQuantity(shares)}`}
          </Figure>
        ) : null}
        <Figure label="Estimate">
          {notional === null ? NOTHING : `\u2248 ${formatMoney(notional)}`}
        </Figure>
        <Figure label={cashAfter === null ? 'Cash' : 'Cash after buy'}>
          {cashAfter === null ? (
            cash === null ? (
              NOTHING
            ) : (
              formatMoney(cash)
            )
          ) : cashAfter < 0 ? (
            <span className="text-down">{`short by ${formatMoney(-cashAfter)}`}</span>
          ) : (
            `\u2248 ${formatMoney(cashAfter)}`
          )}
        </Figure>
        <Figure label="Held">{formatQuantity(held)}</Figure>
      </dl>
      <Objections buy={bought?.objection ?? null} sell={sold?.objection ?? null} held={held} />
    </div>
  );
}

interface ObjectionsProps {
  buy: string | null;
  sell: string | null;
  held: number;
}

/** One line, always there, so that the buttons below do not move while prices do. */
function Objections({ buy, sell, held }: ObjectionsProps) {
  const both = buy !== null && buy === sell;
  const parts = both
    ? [buy]
    : [
        buy === null ? null : `Buy: ${buy}`,
        // That nothing is held is no news to somebody who is buying.
        sell === null || (held === 0 && buy === null) ? null : `Sell: ${sell}`,
      ];
  return <p className="min-h-4 text-xs text-down">{parts.filter(Boolean).join(' ')}</p>;
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="label flex h-5 items-center whitespace-nowrap text-faint">{label}</dt>
      <dd className="figures flex h-5 min-w-0 items-center justify-end whitespace-nowrap text-sm">
        {children}
      </dd>
    </div>
  );
}
