import type { DepthEvent, DepthLevel, MarketTrade, QueuePlace } from '@finally/contract';
import { priceToJson, quantityE6, quantityToJson } from '../../kernel/money.ts';
import type { OrderRow } from '../../ledger/orders/order-row.ts';
import { type Depth, printsOf } from '../../market/index.ts';
import { type Level, modeledBook } from '../fills/book.ts';

const toLevel = ({ price_e4, size_e6 }: Level): DepthLevel => ({
  price: priceToJson(price_e4),
  size: quantityToJson(size_e6),
});

/** Returns the places of those limit orders whose place in the queue is known. */
const placesOf = (orders: readonly OrderRow[]): QueuePlace[] =>
  orders.flatMap(({ id, limit_price_e4, ahead_e6 }) =>
    limit_price_e4 === null || ahead_e6 === null
      ? []
      : [{ order_id: id, ahead: quantityToJson(quantityE6(Math.max(0, ahead_e6))) }],
  );

/** The trades of others in the steps from `first_step` to the one that is shown. */
export interface RecentTrades {
  readonly first_step: number;
  readonly trades: readonly MarketTrade[];
}

/** Returns the trades of others in one step, oldest first. */
export function tradesOf(depth: Depth): MarketTrade[] {
  const { ticker, seed, step, last_e4, bid_e4, ask_e4, volume } = depth;
  if (seed === null) return [];
  return printsOf({ seed, ticker, step, volume, bid_e4, ask_e4, last_e4 }).map(
    ({ price_e4, size, side }) => ({ price: priceToJson(price_e4), size, side }),
  );
}

/**
 * Returns what the market shows in a step: the book that the profile `realistic` fills against, and the
 * trades of others.
 *
 * @param orders the open orders of the account in this ticker
 */
export function toDepthEvent(
  depth: Depth,
  orders: readonly OrderRow[],
  { first_step, trades }: RecentTrades,
): DepthEvent {
  const { ticker, seed, step, last_e4, bid_e4, ask_e4, modeled } = depth;
  const book = seed === null ? null : modeledBook(depth);
  return {
    ticker,
    step,
    first_step,
    timestamp: depth.timestamp_ms / 1000,
    has_book: book !== null,
    last: priceToJson(last_e4),
    bid: modeled.quote ? null : priceToJson(bid_e4),
    ask: modeled.quote ? null : priceToJson(ask_e4),
    bids: book?.bids.map(toLevel) ?? [],
    asks: book?.asks.map(toLevel) ?? [],
    trades: [...trades],
    queue: placesOf(orders),
  };
}
