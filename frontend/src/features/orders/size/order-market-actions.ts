import type { Portfolio, Ticker } from '@finally/contract';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import type { OrderMarket } from './order-size';
import { type SetAside, setAsideStore } from './set-aside-store';

const heldOf = ({ positions }: Portfolio, ticker: Ticker): number =>
  positions.find((position) => position.ticker === ticker)?.quantity ?? 0;

/** The rest of an amount, which is zero if less is there; exact to a millionth. */
const rest = (whole: number, taken: number): number =>
  Math.max(0, Math.round((whole - taken) * 1e6) / 1e6);

/** Returns the known data that size and validate an order for a ticker. */
export function orderMarketOf(
  ticker: Ticker,
  price: number | null | undefined,
  portfolio: Portfolio | null,
  setAside: SetAside,
): OrderMarket {
  const cash = portfolio?.cash_balance ?? null;
  const held = portfolio ? heldOf(portfolio, ticker) : null;
  return {
    ticker,
    price: price ?? null,
    cash,
    held,
    freeCash: cash && rest(cash, setAside.cash),
    freeShares: held && rest(held, setAside.shares[ticker] ?? 0),
  };
}

/** The same at this moment. */
export const readOrderMarket = (ticker: Ticker): OrderMarket =>
  orderMarketOf(
    ticker,
    pricesStore.getState().latest[ticker]?.price,
    portfolioStore.getState().portfolio,
    setAsideStore.getState(),
  );
