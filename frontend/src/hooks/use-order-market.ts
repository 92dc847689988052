'use client';

import type { Portfolio, Ticker } from '@finally/contract';
import type { OrderMarket } from '@/lib/order-size';
import { portfolioStore } from '@/stores/portfolio';
import { pricesStore } from '@/stores/prices';
import { usePortfolio } from './use-portfolio';
import { usePriceFigure } from './use-prices';

const market = (
  ticker: Ticker,
  price: number | undefined,
  portfolio: Portfolio | null,
): OrderMarket => ({
  ticker,
  price: price ?? null,
  cash: portfolio?.cash_balance ?? null,
  held: portfolio?.positions.find((position) => position.ticker === ticker)?.quantity ?? 0,
});

/** What an order in a ticker is judged by; re-renders the caller on each tick of this ticker. */
export function useOrderMarket(ticker: Ticker): OrderMarket {
  const price = usePriceFigure(ticker, (update) => update.price) ?? undefined;
  return market(ticker, price, usePortfolio().portfolio);
}

/** The same at this moment, for whoever is about to place an order. */
export const readOrderMarket = (ticker: Ticker): OrderMarket =>
  market(ticker, pricesStore.getState().latest[ticker]?.price, portfolioStore.getState().portfolio);
