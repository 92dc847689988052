'use client';

import type { Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { usePortfolio } from '@/features/portfolio/use-portfolio';
import { usePriceFigure } from '@/features/prices/use-prices';
import { orderMarketOf, readOrderMarket } from './order-market-actions';
import type { OrderMarket } from './order-size';
import { setAsideStore } from './set-aside-store';

export { readOrderMarket };

/**
 * Returns the data that size and validate an order for a ticker; re-renders the caller on each tick
 * of the ticker.
 */
export function useOrderMarket(ticker: Ticker): OrderMarket {
  const price = usePriceFigure(ticker, (update) => update.price);
  return { ...useOrderAccount(ticker), price };
}

/** Returns what the account has for an order of a ticker; no tick re-renders the caller. */
export const useOrderAccount = (ticker: Ticker): Omit<OrderMarket, 'price'> =>
  orderMarketOf(ticker, null, usePortfolio().portfolio, useStore(setAsideStore));
