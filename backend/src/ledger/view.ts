import { type Cents, cents, ZERO_CENTS } from '../kernel/money.ts';
import type { LedgerState, PositionRow } from './account.ts';
import type { TradeRow } from './entry.ts';

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

/** Everything on which an order is decided, loaded before the decision. */
export interface LedgerView extends LedgerState {
  /** Every position of the account. */
  readonly positions: readonly PositionRow[];
  /** The earlier trade with the order's client order id; null if there is none. */
  readonly earlier: TradeRow | null;
  /** Loaded for agents' orders only; otherwise null. */
  readonly agent_trading: AgentTrading | null;
}

export const NOTHING_TRADED: TradedInDay = { traded_cents: ZERO_CENTS, trades: 0 };

/** Adds one trade to what agents traded in the day. */
export const withTrade = (day: TradedInDay, notional_cents: Cents): TradedInDay => ({
  traded_cents: cents(day.traded_cents + notional_cents),
  trades: day.trades + 1,
});
