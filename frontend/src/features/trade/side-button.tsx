import type { Side } from '@finally/contract';
import { LoaderCircle } from 'lucide-react';
import type { Ref } from 'react';
import { onSinglePress } from '@/ui/single-press';
import { describeTicketSide, type OrderForm } from './use-order-form';

interface SideButtonProps {
  side: Side;
  form: Pick<OrderForm, 'ticker' | 'sizes' | 'ticketTerms' | 'placing'>;
  describedBy: string;
  onClick(side: Side): void;
  ref?: Ref<HTMLButtonElement>;
}

const LOOK = {
  buy: { label: 'Buy', colors: 'bg-action text-white hover:bg-action-strong' },
  sell: {
    label: 'Sell',
    colors: 'border border-action-strong text-ink hover:bg-action hover:text-white',
  },
};

/**
 * Places the order. It shows its side alone, so that it keeps its size while the order is typed; its
 * name says what it does: `Buy`, or `Buy 5 AAPL at $187.50 or better`. While one is in flight, both buttons show that and do nothing; they stay
 * focusable, so that the keyboard focus is not lost.
 */
export function SideButton({ side, form, describedBy, onClick, ref }: SideButtonProps) {
  const { label, colors } = LOOK[side];
  const { placing } = form;
  return (
    <button
      ref={ref}
      type="button"
      data-side={side}
      aria-label={describeTicketSide(side, form) ?? label}
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      aria-describedby={describedBy}
      {...onSinglePress(() => onClick(side))}
      className={`flex h-8 items-center justify-center rounded-sm px-1.5 text-sm font-semibold focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60 ${colors}`}
    >
      {placing === side ? (
        <LoaderCircle aria-label={`${label}: sending`} className="size-3.5 animate-spin" />
      ) : (
        label
      )}
    </button>
  );
}
