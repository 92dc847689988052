import type { Portfolio, Ticker } from '@finally/contract';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import type { OrderMarket } from './order-size';

const heldOf = ({ positions }: Portfolio, ticker: Ticker): number =>
  positions.find((position) => position.ticker === ticker)?.quantity ?? 0;

/** Returns the known data that size and validate an order for a ticker. */
export const orderMarketOf = (
  ticker: Ticker,
  price: number | null | undefined,
  portfolio: Portfolio | null,
): OrderMarket => ({
  ticker,
  price: price ?? null,
  cash: portfolio?.cash_balance ?? null,
  held: portfolio ? heldOf(portfolio, ticker) : null,
});

/** The same at this moment. */
export const readOrderMarket = (ticker: Ticker): OrderMarket =>
  orderMarketOf(
    ticker,
    pricesStore.getState().latest[ticker]?.price,
    portfolioStore.getState().portfolio,
  );
