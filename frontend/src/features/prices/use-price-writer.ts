'use client';

import type { PriceUpdate } from '@finally/contract';
import { type RefObject, useLayoutEffect } from 'react';
import { pricesStore } from './prices-store';

/** Shown instead of an unknown price. */
export const NO_PRICE = '\u2013';

/**
 * Calls `write` for an element on mount and whenever the ticker's price changes, without rendering.
 *
 * @param write must be the same function in each render; receives null if there is no price
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

/** Changes the text node of an element outside React. */
export function writeText({ firstChild }: HTMLElement, text: string): void {
  // Writing the same text again would cause a layout.
  if (firstChild && firstChild.nodeValue !== text) firstChild.nodeValue = text;
}
