import type { Side } from '@finally/contract';
import { LoaderCircle } from 'lucide-react';
import type { Ref } from 'react';
import { describeSize } from '@/features/orders/receipts/receipt-sentences';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatLast, formatMoney, formatQuantity } from '@/shared/format/format';
import { onSinglePress } from '@/ui/single-press';
import { describeTicketSide, type OrderForm } from './use-order-form';

type SideForm = Pick<OrderForm, 'ticker' | 'sizes' | 'ticketTerms' | 'placing' | 'amountOf'>;

interface SideButtonProps {
  side: Side;
  form: SideForm;
  describedBy: string;
  onClick(side: Side): void;
  ref?: Ref<HTMLButtonElement>;
}

const LOOK = {
  buy: { label: 'Buy', colors: 'border-up bg-up text-canvas hover:brightness-110' },
  sell: { label: 'Sell', colors: 'border-down text-down hover:bg-down hover:text-canvas' },
};

/**
 * Places the order, and says what it does: `Buy 5 AAPL` about $1,665.00, or with its terms. While no
 * amount is typed it shows its side and the price. While an order is in flight, both buttons show that
 * and do nothing; they stay focusable, so that the keyboard focus is not lost.
 */
export function SideButton({ side, form, describedBy, onClick, ref }: SideButtonProps) {
  const { label, colors } = LOOK[side];
  const { placing, ticker } = form;
  const price = usePriceFigure(
    ticker,
    (update) => (side === 'buy' ? update.ask : update.bid) ?? update.price,
  );
  const [order, detail] = wordsFor(side, form, price);
  return (
    <button
      ref={ref}
      type="button"
      data-side={side}
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      aria-describedby={describedBy}
      {...onSinglePress(() => onClick(side))}
      className={`flex h-10 min-w-0 flex-col items-center justify-center rounded-sm border px-1.5 leading-tight focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60 ${colors}`}
    >
      {placing === side ? (
        <LoaderCircle aria-label={`${label}: sending`} className="size-3.5 animate-spin" />
      ) : (
        <>
          <span className="max-w-full truncate text-sm font-semibold">{order ?? label}</span>{' '}
          <span data-live className="figures max-w-full truncate text-xs" title={detail}>
            {detail}
          </span>
        </>
      )}
    </button>
  );
}

/** The order in a few words, null while no amount is typed; and what it comes to, or the price. */
function wordsFor(
  side: Side,
  form: SideForm,
  price: number | null,
): [order: string | null, detail: string] {
  const { ticker, sizes, amountOf } = form;
  const size = sizes[side];
  const amount = size === null || typeof size === 'string' ? null : amountOf(side, size);
  if (amount === null || typeof amount === 'string') {
    return [null, price === null ? '' : formatLast(price)];
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
