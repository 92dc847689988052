import { ORDER_SENTENCES, type Side } from '@finally/contract';
import type { Order } from '../confirmation/order-gate-store';
import { type OrderMarket, type OrderSize, sendableAmount } from '../size/order-size';
import { isPlainMarket, type OrderTerms } from './order-terms';

/**
 * Returns an order as it is sent, or the sentence that says why it cannot be: its amount is a part of
 * what is not known or not held, or it is one of dollars and not at the market.
 */
export function sendableOrder(
  side: Side,
  size: OrderSize,
  terms: OrderTerms,
  market: OrderMarket,
): Order | string {
  const amount = sendableAmount(side, size, market);
  if (typeof amount === 'string') return amount;
  if ('notional' in amount && !isPlainMarket(terms)) return ORDER_SENTENCES.dollars_at_market_only;
  return { ticker: market.ticker, side, ...amount, ...terms };
}
