'use client';

import type { PriceUpdate } from '@finally/contract';
import { formatLast } from '@/shared/format/format';
import { useFlash } from './use-flash';
import { NO_PRICE, usePriceWriter, writeText } from './use-price-writer';

const writePrice = (element: HTMLElement, update: PriceUpdate | null) =>
  writeText(element, update ? formatLast(update.price) : NO_PRICE);

/** The last price of a ticker, which flashes on each tick that moves it. */
export function LivePrice({ ticker, className = '' }: { ticker: string; className?: string }) {
  const element = useFlash<HTMLSpanElement>(ticker);
  usePriceWriter(element, ticker, writePrice);
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
