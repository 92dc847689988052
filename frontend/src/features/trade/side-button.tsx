import type { Side } from '@finally/contract';
import { LoaderCircle } from 'lucide-react';
import type { Ref } from 'react';
import { onSinglePress } from '@/ui/single-press';

interface SideButtonProps {
  side: Side;
  /** The side in flight, or null. */
  placing: Side | null;
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
 * Places the order. While one is in flight, both buttons show that and do nothing; they stay
 * focusable, so that the keyboard focus is not lost.
 */
export function SideButton({ side, placing, describedBy, onClick, ref }: SideButtonProps) {
  const { label, colors } = LOOK[side];
  return (
    <button
      ref={ref}
      type="button"
      aria-disabled={placing !== null}
      aria-busy={placing === side}
      aria-describedby={describedBy}
      {...onSinglePress(() => onClick(side))}
      className={`flex h-8 items-center justify-center rounded-sm text-sm font-semibold focus-visible:outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-60 ${colors}`}
    >
      {placing === side ? (
        <LoaderCircle aria-label={`${label}: sending`} className="size-3.5 animate-spin" />
      ) : (
        label
      )}
    </button>
  );
}
