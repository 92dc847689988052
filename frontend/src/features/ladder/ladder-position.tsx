'use client';

import type { PriceUpdate, Ticker } from '@finally/contract';
import { useCallback } from 'react';
import { LiveChange } from '@/features/prices/live-figure';
import { formatPrice, formatQuantity, formatSignedMoney } from '@/shared/format/format';

interface LadderPositionProps {
  ticker: Ticker;
  held: number;
  /** Average cost in dollars a share. */
  cost: number;
}

/** What is held, at what cost, and its open profit at the last price. */
export function LadderPosition({ ticker, held, cost }: LadderPositionProps) {
  const format = useCallback(
    ({ price }: PriceUpdate) => formatSignedMoney((price - cost) * held),
    [cost, held],
  );
  if (held === 0) return <span className="shrink-0 text-2xs">Nothing held</span>;
  return (
    <span className="figures flex min-w-0 shrink-0 gap-2 text-2xs whitespace-nowrap">
      <span>
        {formatQuantity(held)} at {formatPrice(cost)}
      </span>
      <LiveChange ticker={ticker} format={format} />
    </span>
  );
}
