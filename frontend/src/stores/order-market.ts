import type { Portfolio, Ticker } from '@finally/contract';
import type { OrderMarket } from '@/lib/order-size';
import { portfolioStore } from './portfolio';
import { pricesStore } from './prices';

const heldOf = ({ positions }: Portfolio, ticker: Ticker): number =>
  positions.find((position) => position.ticker === ticker)?.quantity ?? 0;

/** What an order in a ticker is sized and judged by, out of what is known. */
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
