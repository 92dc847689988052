import type { Side } from '@finally/contract';
import { LoaderCircle } from 'lucide-react';
import type { Ref } from 'react';
import { lazyComponent } from '@/ui/lazy-boundary';
import { onSinglePress } from '@/ui/single-press';
import type { OrderForm } from '../use-order-form';
import { SIDE_NAMES } from './side-names';
import type { SideWordsProps } from './side-words';

const SideWords = lazyComponent<SideWordsProps>(
  () => import('../ticket-parts').then(({ SideWords }) => SideWords),
  { loading: ({ side }: SideWordsProps) => SIDE_NAMES[side] },
);

interface SideButtonProps {
  side: Side;
  form: SideWordsProps['form'] & Pick<OrderForm, 'placing'>;
  describedBy: string;
  onClick(side: Side): void;
  ref?: Ref<HTMLButtonElement>;
}

const COLORS: Readonly<Record<Side, string>> = {
  buy: 'border-up bg-up text-canvas hover:brightness-110',
  sell: 'border-down text-down hover:bg-raised',
};

/**
 * Places the order, and says what it does: `Buy 5 AAPL` about $1,665.00, or with its terms. While no
 * amount is typed it shows its side and the price. While an order is in flight, both buttons show that
 * and do nothing; they stay focusable, so that the keyboard focus is not lost.
 */
export function SideButton({ side, form, describedBy, onClick, ref }: SideButtonProps) {
  const { placing } = form;
  return (
    <button
      ref={ref}
      type="button"
      data-side={side}
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      aria-describedby={describedBy}
      {...onSinglePress(() => onClick(side))}
      className={`flex min-h-9 min-w-0 flex-col items-center justify-center rounded-sm border px-1.5 leading-tight focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60 touch:min-h-11 ${COLORS[side]}`}
    >
      {placing === side ? (
        <LoaderCircle
          aria-label={`${SIDE_NAMES[side]}: sending`}
          className="size-3.5 animate-spin"
        />
      ) : (
        <SideWords side={side} form={form} />
      )}
    </button>
  );
}
