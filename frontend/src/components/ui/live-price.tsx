'use client';

import { useFlash } from '@/hooks/use-flash';
import { usePrice } from '@/hooks/use-prices';
import { formatPrice } from '@/lib/format';

/** The last price of a ticker, flashing on each tick that moves it. */
export function LivePrice({ ticker, className = '' }: { ticker: string; className?: string }) {
  const update = usePrice(ticker);
  const flash = useFlash<HTMLSpanElement>(ticker);
  return (
    <span
      ref={flash}
      data-live
      className={`figures px-1 ${className}`}
      data-testid={`price-${ticker}`}
    >
      {update ? formatPrice(update.price) : '\u2013'}
    </span>
  );
}
