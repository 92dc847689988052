'use client';

import { RotateCw } from 'lucide-react';
import { describeOrder } from '@/features/orders/terms/words/describe-order';
import { repeatLastOrder, useLastOrder } from '@/features/orders/use-trade';
import { onSinglePress } from '@/ui/single-press';

/** Places the last order again; renders nothing before the first fill. */
export function RepeatOrder({ shortcut }: { shortcut: string }) {
  const last = useLastOrder();
  if (!last) return null;
  return (
    <button
      type="button"
      title={`Place the last order again (${shortcut})`}
      {...onSinglePress(() => void repeatLastOrder())}
      className="flex h-7 min-w-0 items-center gap-1.5 text-xs text-info hover:underline"
    >
      <RotateCw aria-hidden="true" className="size-3 shrink-0" />
      <span className="truncate">{`Repeat: ${describeOrder(last)}`}</span>
    </button>
  );
}
