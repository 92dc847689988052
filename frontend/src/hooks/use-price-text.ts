'use client';

import type { PriceUpdate } from '@finally/contract';
import { type RefObject, useLayoutEffect } from 'react';
import { pricesStore } from '@/stores/prices';

/** What stands where there is no price. */
export const NO_PRICE = '\u2013';

/**
 * Keeps the text of an element what `format` makes of its ticker's price, without
 * rendering. The element has a text of its own, which React is given once.
 *
 * @param format the same function each time
 */
export function usePriceText(
  element: RefObject<HTMLElement | null>,
  ticker: string,
  format: (update: PriceUpdate) => string,
): void {
  useLayoutEffect(() => {
    const write = (update: PriceUpdate | undefined) => {
      const text = element.current?.firstChild;
      if (text) text.nodeValue = update ? format(update) : NO_PRICE;
    };
    write(pricesStore.getState().latest[ticker]);
    return pricesStore.subscribe(({ latest }, before) => {
      if (latest[ticker] !== before.latest[ticker]) write(latest[ticker]);
    });
  }, [element, ticker, format]);
}
