'use client';

import type { PriceUpdate } from '@finally/contract';
import { type RefObject, useLayoutEffect } from 'react';
import { pricesStore } from './prices-store';

/** What stands where there is no price. */
export const NO_PRICE = '\u2013';

/**
 * Has something written to an element whenever its ticker's price changes, and
 * at first, without rendering.
 *
 * @param write the same function each time; told null where there is no price
 */
export function usePriceWriter<Written extends HTMLElement>(
  element: RefObject<Written | null>,
  ticker: string,
  write: (element: Written, update: PriceUpdate | null) => void,
): void {
  useLayoutEffect(() => {
    const writeNow = (update: PriceUpdate | undefined) => {
      if (element.current) write(element.current, update ?? null);
    };
    writeNow(pricesStore.getState().latest[ticker]);
    return pricesStore.subscribe(({ latest }, before) => {
      if (latest[ticker] !== before.latest[ticker]) writeNow(latest[ticker]);
    });
  }, [element, ticker, write]);
}

/** Changes the text of an element that has a text of its own, which React was given once. */
export function writeText({ firstChild }: HTMLElement, text: string): void {
  // The same text written again would be laid out again.
  if (firstChild && firstChild.nodeValue !== text) firstChild.nodeValue = text;
}
