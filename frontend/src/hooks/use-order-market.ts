'use client';

import type { Ticker } from '@finally/contract';
import type { OrderMarket } from '@/lib/order-size';
import { orderMarketOf, readOrderMarket } from '@/stores/order-market';
import { usePortfolio } from './use-portfolio';
import { usePriceFigure } from './use-prices';

export { readOrderMarket };

/** What an order in a ticker is judged by; re-renders the caller on each tick of this ticker. */
export function useOrderMarket(ticker: Ticker): OrderMarket {
  const price = usePriceFigure(ticker, (update) => update.price);
  return orderMarketOf(ticker, price, usePortfolio().portfolio);
}
