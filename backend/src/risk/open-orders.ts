import type { Ticker } from '@finally/contract';
import { type Cents, cents, type PriceE4, UNITS_MAX, ZERO_CENTS } from '../kernel/money.ts';
import { PERSON } from '../kernel/principal.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import { costCeiling } from '../ledger/orders/reservation.ts';
import type { CountedOrder, TradedInDay } from '../ledger/view.ts';

/** What open orders add to what the limits of agents judge. */
export interface OpenExposure {
  /** What open orders of agents may still trade. */
  readonly pending: TradedInDay;
  /** The part of `pending.traded_cents` of orders with the same cause. */
  readonly of_cause_cents: Cents;
  /** What all open purchases of the ticker cost at their worst prices, whoever placed them. */
  readonly purchases_cents: Cents;
}

/**
 * Returns the highest price that a limit assumes for a sale: its limit or the market, whichever is
 * higher, or its stop, because a stop sells once the price has fallen to it.
 *
 * @param market_e4 null if there is no price
 */
export function highestSalePrice(
  {
    type,
    limit_price_e4,
    stop_price_e4,
  }: Pick<OrderRow, 'type' | 'limit_price_e4' | 'stop_price_e4'>,
  market_e4: PriceE4 | null,
): PriceE4 {
  const meetsMarket = type === 'market' || type === 'limit';
  const prices = [limit_price_e4 ?? 0, stop_price_e4 ?? 0, meetsMarket ? (market_e4 ?? 0) : 0];
  return Math.max(...prices) as PriceE4;
}

/**
 * Sums up the open orders beside the one that is judged. Sales reduce no exposure before they are
 * filled. The exits of an order that bought count when they are filled.
 *
 * @param marks the prices of the positions
 */
export function exposureOf(
  orders: readonly CountedOrder[],
  { ticker, cause }: { readonly ticker: Ticker; readonly cause: string | null },
  marks: ReadonlyMap<Ticker, PriceE4>,
): OpenExposure {
  let purchases = 0n;
  let traded = 0n;
  let ofCause = 0n;
  let trades = 0;
  for (const order of orders) {
    const worth = worthOf(order, marks);
    if (order.side === 'buy' && order.ticker === ticker) purchases += worth;
    if (order.source === PERSON) continue;
    trades += 1;
    traded += worth;
    if (cause !== null && order.cause === cause) ofCause += worth;
  }
  return {
    pending: { traded_cents: capped(traded), trades },
    of_cause_cents: capped(ofCause),
    purchases_cents: capped(purchases),
  };
}

/** Returns what an open order trades at its worst price, in cents. */
function worthOf(order: CountedOrder, marks: ReadonlyMap<Ticker, PriceE4>): bigint {
  if (order.side === 'buy') return BigInt(order.reserved_cents);
  if (order.exits_entry) return 0n;
  return costCeiling(order.reserved_e6, highestSalePrice(order, marks.get(order.ticker) ?? null));
}

const capped = (amount: bigint): Cents =>
  amount === 0n
    ? ZERO_CENTS
    : cents(Number(amount < BigInt(UNITS_MAX) ? amount : BigInt(UNITS_MAX)));
