import { type Cents, cents, ZERO_CENTS } from '../kernel/money.ts';
import type { LedgerState, PositionRow } from './account.ts';
import type { TradeRow } from './entry.ts';

/** What agents traded since midnight UTC. */
export interface TradedInDay {
  /** Purchases and sales together. */
  readonly traded_cents: Cents;
  readonly trades: number;
}

/** What was traded before an agent's order, as far as its limits count it. */
export interface AgentTrading {
  /** What the trades made so far for the order's cause come to; zero if it has none. */
  readonly traded_cents: Cents;
  readonly day: TradedInDay;
}

/** All that an order is decided on, loaded before it is decided. */
export interface LedgerView extends LedgerState {
  /** Every position of the account. */
  readonly positions: readonly PositionRow[];
  /** The trade made before under the order's client order id; null if there is none. */
  readonly earlier: TradeRow | null;
  /** Loaded for an agent's order only; null for any other. */
  readonly agent_trading: AgentTrading | null;
}

export const NOTHING_TRADED: TradedInDay = { traded_cents: ZERO_CENTS, trades: 0 };

/** What agents traded in the day, with one more trade. */
export const withTrade = (day: TradedInDay, notional_cents: Cents): TradedInDay => ({
  traded_cents: cents(day.traded_cents + notional_cents),
  trades: day.trades + 1,
});
