'use client';

import type { Side } from '@finally/contract';
import { describeSize } from '@/features/orders/receipts/receipt-sentences';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatLast, formatMoney, formatQuantity } from '@/shared/format/format';
import { describeTicketSide, type OrderForm } from '../use-order-form';
import { SIDE_NAMES } from './side-names';

export interface SideWordsProps {
  side: Side;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'ticketTerms' | 'amountOf'>;
}

/** What a button of the ticket says: the order and what it comes to, or its side and the price. */
export function SideWords({ side, form }: SideWordsProps) {
  const price = usePriceFigure(
    form.ticker,
    (update) => (side === 'buy' ? update.ask : update.bid) ?? update.price,
  );
  const [order, detail] = wordsFor(side, form, price);
  return (
    <>
      <span className="max-w-full truncate text-sm font-semibold">{order}</span>{' '}
      <span data-live className="figures max-w-full truncate text-xs" title={detail}>
        {detail}
      </span>
    </>
  );
}

function wordsFor(
  side: Side,
  form: SideWordsProps['form'],
  price: number | null,
): [order: string, detail: string] {
  const { ticker, sizes, amountOf } = form;
  const size = sizes[side];
  const amount = size === null || typeof size === 'string' ? null : amountOf(side, size);
  if (amount === null || typeof amount === 'string') {
    return [SIDE_NAMES[side], price === null ? '' : formatLast(price)];
  }
  const order = describeSize({ side, ticker, ...amount });
  const terms = describeTicketSide(side, form)?.slice(order.length);
  // What a market order adds begins with a comma; other orders say their price.
  if (terms !== undefined && !terms.startsWith(',')) return [order, terms.trim()];
  if (price === null || (form.ticketTerms !== null && terms === undefined)) return [order, ''];
  const worth =
    'quantity' in amount
      ? formatMoney(amount.quantity * price)
      : `${formatQuantity(Math.floor((amount.notional / price) * 100) / 100)} shares`;
  return [order, `about ${worth}${terms ?? ''}`];
}
