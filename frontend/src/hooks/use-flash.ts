'use client';

import { type RefObject, useRef } from 'react';
import { usePriceListener } from './use-prices';

/**
 * Marks an element with `data-flash` ("up-0", "down-1", ...) on each tick that
 * moves the ticker's price, without rendering; globals.css fades the colour.
 * What a first paint or a reconnect brings is no tick and leaves it alone.
 */
export function useFlash<Element extends HTMLElement>(ticker: string): RefObject<Element | null> {
  const element = useRef<Element>(null);
  const ticks = useRef(0);
  usePriceListener(ticker, (update, previous, cause) => {
    if (cause !== 'tick' || !element.current) return;
    if (previous === null || update.price === previous.price) return;
    ticks.current += 1;
    const direction = update.price > previous.price ? 'up' : 'down';
    element.current.dataset.flash = `${direction}-${ticks.current % 2}`;
  });
  return element;
}
