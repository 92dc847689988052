import { ORDER_SENTENCES, type Side } from '@finally/contract';
import type { Order } from '../confirmation/order-gate-store';
import {
  type OrderAmount,
  type OrderMarket,
  type OrderSize,
  sendableAmount,
} from '../size/order-size';
import { isPlainMarket, type OrderTerms } from './order-terms';
import { sharesForPart } from './shares-for-part';

/**
 * Returns a size as it is sent with these terms, or the sentence that says why it cannot be: it is a part
 * of what is not known or not held, or it is one of dollars and not at the market. A part of the cash
 * is then one of shares at the price of the order.
 */
export function amountWith(
  terms: OrderTerms,
  side: Side,
  size: OrderSize,
  market: OrderMarket,
): OrderAmount | string {
  const amount = sendableAmount(side, size, market);
  if (typeof amount === 'string' || 'quantity' in amount || isPlainMarket(terms)) return amount;
  if (size.kind !== 'part') return ORDER_SENTENCES.dollars_at_market_only;
  const quantity = sharesForPart(amount.notional, terms, market);
  return quantity === null ? ORDER_SENTENCES.price_unavailable(market.ticker) : { quantity };
}

/** Returns an order as it is sent, or the sentence that says why it cannot be. */
export function sendableOrder(
  side: Side,
  size: OrderSize,
  terms: OrderTerms,
  market: OrderMarket,
): Order | string {
  const amount = amountWith(terms, side, size, market);
  return typeof amount === 'string' ? amount : { ticker: market.ticker, side, ...amount, ...terms };
}
