import type { Side, Ticker } from '@finally/contract';
import { type Cents, type PriceE4, ZERO_CENTS } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { OrderTerms } from '../ledger/order-size.ts';
import type { Preview } from '../ledger/preview.ts';
import type { AgentTrading, TradedInDay } from '../ledger/view.ts';
import type { RiskRefusal } from './refusals.ts';

/** A trade that the ledger's rules allow, for a guard to judge. */
export interface IntendedTrade {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly ledger: number;
  /** Value of the position after the trade. */
  readonly position_value_cents: Cents;
  /** Value of the account after the trade. */
  readonly total_value_cents: Cents;
  /** Total notional of the other trades for the same chat message. */
  readonly traded_cents: Cents;
  /** What the assistant traded since midnight UTC, without this trade. */
  readonly day: TradedInDay;
}

/**
 * Accepts or refuses a trade that the ledger's rules allow. Called inside the transaction of the
 * trade, so it must be pure and fast.
 */
export type TradeGuard = (trade: IntendedTrade) => Result<void, RiskRefusal>;

/**
 * Returns the trade that an order would make, for a guard to judge.
 *
 * @param trading what agents traded before it
 */
export const intendedTrade = (
  { ticker, side }: Pick<OrderTerms, 'ticker' | 'side'>,
  { fill, after, position }: Preview,
  { traded_cents, day }: AgentTrading,
): IntendedTrade => ({
  ticker,
  side,
  price_e4: fill.price_e4,
  notional_cents: fill.notional_cents,
  ledger: fill.account.ledger,
  position_value_cents: position?.market_value_cents ?? ZERO_CENTS,
  total_value_cents: after.total_value_cents,
  traded_cents,
  day,
});
