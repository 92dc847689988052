'use client';

import { type RefObject, useRef } from 'react';
import { flash } from './flashes';
import { usePriceListener } from './use-prices';

/**
 * Flashes an element on each tick that moves the ticker's price, without rendering. Snapshots do not
 * flash.
 */
export function useFlash<Element extends HTMLElement>(ticker: string): RefObject<Element | null> {
  const element = useRef<Element>(null);
  usePriceListener(ticker, (update, previous, cause) => {
    if (cause !== 'tick' || !element.current) return;
    if (previous === null || update.price === previous.price) return;
    flash(element.current, update.price > previous.price ? 'up' : 'down');
  });
  return element;
}
