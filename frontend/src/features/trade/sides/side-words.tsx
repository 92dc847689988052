'use client';

import type { Side } from '@finally/contract';
import { describeSize } from '@/features/orders/receipts/receipt-sentences';
import type { OrderAmount } from '@/features/orders/size/order-size';
import { describeTrail } from '@/features/orders/terms/words/order-words';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatLast, formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import { describeTicketSide, type OrderForm } from '../use-order-form';
import { SIDE_NAMES } from './side-names';

/**
 * Characters that fit into one line of the narrowest button: `about $9,999.99`. Such a line has a fixed
 * size, so that a price that changes all the time lays out nothing else again.
 */
const DETAIL_LENGTH_MAX = 15;

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
  const hasExits = exitWords(side, form) !== null;
  return (
    <>
      <span className={`max-w-full text-sm font-semibold ${hasExits ? 'text-center' : 'truncate'}`}>
        {order}
      </span>{' '}
      {detail.length <= DETAIL_LENGTH_MAX ? (
        <span className="relative h-4 w-full">
          <span data-live className="figures absolute inset-0 text-center text-xs contain-strict">
            {detail}
          </span>
        </span>
      ) : (
        // Takes a second line: a stop that is cut off would not be seen.
        <span data-live className="figures max-w-full text-center text-xs [overflow-wrap:anywhere]">
          {detail}
        </span>
      )}
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
  const described = describeTicketSide(side, form);
  const terms = described?.slice(order.length);
  const exits = exitWords(side, form);
  if (exits !== null && terms !== undefined) {
    if (side === 'sell') return [`Set exits for ${order.replace(/^Sell /, '')}`, exits];
    const [entry] = terms.split(', then ');
    return [order, `${entry?.trim() || about(amount, price).replace('about', '\u2248')}, ${exits}`];
  }
  // What a market order adds begins with a comma; other orders say their price.
  if (terms !== undefined && !terms.startsWith(',')) return [order, terms.trim()];
  if (price === null || (form.ticketTerms !== null && terms === undefined)) return [order, ''];
  return [order, `${about(amount, price)}${terms ?? ''}`];
}

/** What an order at the market comes to: dollars, or shares if it is one of dollars. */
function about(amount: OrderAmount, price: number | null): string {
  if (price === null) return 'at the market';
  const worth =
    'quantity' in amount
      ? formatMoney(amount.quantity * price)
      : `${formatQuantity(Math.floor((amount.notional / price) * 100) / 100)} shares`;
  return `about ${worth}`;
}

/** The exits in a few words: `profit $195.00, stop $182.00`; null if the order has none. */
function exitWords(side: Side, { ticketTerms }: SideWordsProps['form']): string | null {
  const terms = ticketTerms?.read(side);
  if (!terms || 'sentence' in terms) return null;
  const { take_profit, stop_loss } = terms;
  const exits = [
    take_profit && `profit $${formatPrice(take_profit.limit_price)}`,
    stop_loss &&
      (stop_loss.stop_price === undefined
        ? `stop trails ${describeTrail(stop_loss)}`
        : `stop $${formatPrice(stop_loss.stop_price)}`),
  ].filter(Boolean);
  return exits.length > 0 ? exits.join(', ') : null;
}
