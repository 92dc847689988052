'use client';

import type { PriceUpdate } from '@finally/contract';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { type PriceListener, type PricesState, pricesStore } from './prices-store';

const NONE: readonly number[] = [];

/** Returns the latest price of a ticker, or null; re-renders the caller on each tick of this ticker. */
export const usePrice = (ticker: string): PriceUpdate | null =>
  useStore(pricesStore, (state) => state.latest[ticker] ?? null);

/** Returns all latest prices; re-renders the caller on each event of the stream. */
export const useLatestPrices = (): PricesState['latest'] =>
  useStore(pricesStore, (state) => state.latest);

/** Returns one figure of the latest price of a ticker, or null; re-renders the caller only when it changes. */
export const usePriceFigure = <Figure extends number | boolean>(
  ticker: string,
  pick: (update: PriceUpdate) => Figure | null,
): Figure | null =>
  useStore(pricesStore, ({ latest }) => {
    const update = latest[ticker];
    return update ? pick(update) : null;
  });

/** Returns the prices of the last minutes, oldest first; re-renders the caller with each new point. */
export const useRecentPrices = (ticker: string): readonly number[] =>
  useStore(pricesStore, (state) => state.recent[ticker] ?? NONE);

/**
 * Calls back on each new price of a ticker without rendering, for charts and cells that write to the page
 * themselves.
 */
export function usePriceListener(ticker: string, listener: PriceListener): void {
  const onPrice = useEffectEvent(listener);
  useEffect(
    () => pricesStore.listen(ticker, (update, before, cause) => onPrice(update, before, cause)),
    [ticker],
  );
}
