'use client';

import type { Side } from '@finally/contract';
import type { ReactNode } from 'react';
import { isWaiting } from '@/features/orders/preview/is-waiting';
import { useSizePreview } from '@/features/orders/preview/use-size-preview';
import { amountOf } from '@/features/orders/size/order-size';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import type { OrderForm } from './use-order-form';

const NOTHING = '\u2013';

interface EstimateProps {
  id: string;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'terms' | 'unit'>;
}

/**
 * The server's estimate: what the order would cost or yield, and what would be left. The order is
 * filled at the price that the server has when it decides.
 */
export function Estimate({ id, form }: EstimateProps) {
  const { ticker, sizes, terms, unit } = form;
  const market = useOrderMarket(ticker);
  const { price, cash, held } = market;
  const { preview } = useSizePreview('buy', ticker, sizes.buy, market, terms.buy);
  const [bought] = preview?.fills ?? [];
  const bySize = (side: Side) => {
    const size = sizes[side];
    return typeof size === 'string' ? null : size;
  };
  const [toBuy, toSell] = [bySize('buy'), bySize('sell')];
  const isPart = toBuy?.kind === 'part' || toSell?.kind === 'part';
  const sold = toSell?.kind === 'part' ? amountOf('sell', toSell, market) : null;
  const cashAfter = preview?.cash_after ?? null;
  return (
    <div id={id} className="flex flex-col gap-1.5">
      <dl data-live="account" className="flex flex-col gap-y-0.5">
        <Figure label="Price">{price === null ? NOTHING : `$${formatPrice(price)}`}</Figure>
        {unit === 'dollars' || toBuy?.kind === 'dollars' || isPart ? (
          <Figure label={isPart ? 'Buys' : 'Shares'}>
            {bought ? `\u2248 ${formatQuantity(bought.quantity)}` : NOTHING}
          </Figure>
        ) : null}
        {isPart ? (
          // A fraction is one of the holding for a sale, and of the cash for a purchase.
          <Figure label="Sells">
            {sold && 'quantity' in sold ? formatQuantity(sold.quantity) : NOTHING}
          </Figure>
        ) : null}
        <Figure label={isPart ? 'Estimate of buy' : 'Estimate'}>
          {bought
            ? `\u2248 ${formatMoney(bought.notional)}`
            : isWaiting(preview)
              ? 'waits'
              : NOTHING}
        </Figure>
        {isWaiting(preview) ? (
          <Figure label="Free after order">{formatMoney(preview?.buying_power_after ?? 0)}</Figure>
        ) : null}
        {cashAfter === null || isWaiting(preview) ? (
          <Figure label="Cash">{cash === null ? NOTHING : formatMoney(cash)}</Figure>
        ) : (
          <Figure label="Cash after buy">{`\u2248 ${formatMoney(cashAfter)}`}</Figure>
        )}
        <Figure label="Held">{held === null ? NOTHING : formatQuantity(held)}</Figure>
      </dl>
      {preview?.sentence ? (
        <p className="text-xs text-muted">{`Buy: ${preview.sentence}`}</p>
      ) : null}
    </div>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    // If both do not fit into one line, the figure is on the next.
    <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-3">
      <dt className="label whitespace-nowrap text-faint">{label}</dt>
      <dd className="figures ml-auto min-w-0 text-right text-sm [overflow-wrap:anywhere]">
        {children}
      </dd>
    </div>
  );
}
