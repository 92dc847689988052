'use client';

import type { PriceUpdate } from '@finally/contract';
import { useFlash } from '@/hooks/use-flash';
import { NO_PRICE, usePriceText } from '@/hooks/use-price-text';
import { formatPrice } from '@/lib/format';

const priceOf = ({ price }: PriceUpdate) => formatPrice(price);

/** The last price of a ticker, flashing on each tick that moves it. */
export function LivePrice({ ticker, className = '' }: { ticker: string; className?: string }) {
  const element = useFlash<HTMLSpanElement>(ticker);
  usePriceText(element, ticker, priceOf);
  return (
    <span
      ref={element}
      data-live
      className={`figures px-1 ${className}`}
      data-testid={`price-${ticker}`}
    >
      {NO_PRICE}
    </span>
  );
}
