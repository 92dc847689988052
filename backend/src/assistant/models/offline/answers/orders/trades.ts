import type { Ticker, Trade } from '@finally/contract';
import { formatPrice, roundToPrice } from '../../../../../kernel/money.ts';
import type { Facts } from '../../facts.ts';
import { dollars, shares, table } from '../format.ts';

const VERBS = { buy: 'bought', sell: 'sold' } as const;

const row = ({ executed_at, side, quantity, ticker, price: paid, notional }: Trade) => [
  `${executed_at.slice(0, 10)} ${executed_at.slice(11, 19)} UTC`,
  VERBS[side],
  ticker,
  shares(quantity),
  // As exact as the receipt, unlike an estimate.
  formatPrice(roundToPrice(paid)),
  dollars(notional),
];

/** Returns the newest trades as the journal has them, or says that there are none. */
export function latestTrades({ trades }: Facts, ticker: Ticker | null): string {
  const newest = trades.get(ticker) ?? [];
  const of = ticker ? ` in **${ticker}**` : '';
  if (newest.length === 0) return `The journal has no trades${of}.`;
  const head = ['Time', 'Side', 'Ticker', 'Quantity', 'Price', 'Amount'];
  return `The newest trades${of}, newest first:\n\n${table(head, newest.map(row))}`;
}
