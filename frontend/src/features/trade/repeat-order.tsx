'use client';

import { RotateCw } from 'lucide-react';
import { describeOrder } from '@/features/orders/terms/words/describe-order';
import { repeatLastOrder, useLastOrder } from '@/features/orders/use-trade';
import { useShortcut, withKey } from '@/shared/commands/use-shortcuts';
import { onSinglePress } from '@/ui/single-press';

/** Places the last order again; renders nothing before the first fill. */
export function RepeatOrder() {
  const last = useLastOrder();
  const key = useShortcut('trade.repeat');
  if (!last) return null;
  return (
    <button
      type="button"
      title={withKey('Place the last order again', key)}
      {...onSinglePress(() => void repeatLastOrder())}
      className="flex h-7 min-w-0 items-center gap-1.5 text-xs text-info hover:underline"
    >
      <RotateCw aria-hidden="true" className="size-3 shrink-0" />
      <span className="truncate">{`Repeat: ${describeOrder(last)}`}</span>
    </button>
  );
}
