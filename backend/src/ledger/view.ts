import { type Cents, cents, ZERO_CENTS } from '../kernel/money.ts';
import type { TradeRow } from './journal/entry.ts';
import type { OrderRow } from './orders/order-row.ts';

/** What agents traded since midnight UTC. */
export interface TradedInDay {
  /** Purchases plus sales. */
  readonly traded_cents: Cents;
  readonly trades: number;
}

/** The agents' earlier trades that count against their limits. */
export interface AgentTrading {
  /** Total notional of the earlier trades with the order's cause; zero if it has none. */
  readonly traded_cents: Cents;
  readonly day: TradedInDay;
}

/** An open order, as far as the limits of agents count it. */
export interface CountedOrder
  extends Pick<
    OrderRow,
    | 'id'
    | 'ticker'
    | 'side'
    | 'type'
    | 'source'
    | 'cause'
    | 'limit_price_e4'
    | 'stop_price_e4'
    | 'reserved_cents'
    | 'reserved_e6'
  > {
  /** Whether it is an exit of an order that bought. */
  readonly exits_entry: boolean;
}

/** What was placed before under a client order id. */
export interface EarlierOrder {
  readonly order: OrderRow;
  /** Its first fill; null if it has none. */
  readonly trade: TradeRow | null;
}

export const NOTHING_TRADED: TradedInDay = { traded_cents: ZERO_CENTS, trades: 0 };

/** Adds one trade to what agents traded in the day. */
export const withTrade = (day: TradedInDay, notional_cents: Cents): TradedInDay => ({
  traded_cents: cents(day.traded_cents + notional_cents),
  trades: day.trades + 1,
});
