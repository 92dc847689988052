import type { Side, Ticker } from '@finally/contract';
import { type Cents, type PriceE4, ZERO_CENTS } from '../kernel/money.ts';
import type { Result } from '../kernel/result.ts';
import type { OrderTerms } from '../ledger/order.ts';
import type { Preview } from '../ledger/preview.ts';
import type { AgentTrading, TradedInDay } from '../ledger/view.ts';
import type { RiskRefusal } from './refusals.ts';

/** A trade that the rules allow, as someone sees it who may still object to it. */
export interface IntendedTrade {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly price_e4: PriceE4;
  readonly notional_cents: Cents;
  readonly ledger: number;
  /** What the position would be worth after it. */
  readonly position_value_cents: Cents;
  /** What the account would be worth after it. */
  readonly total_value_cents: Cents;
  /** What the trades that the same chat message led to come to, without this one. */
  readonly traded_cents: Cents;
  /** What the assistant traded since midnight UTC, without this one. */
  readonly day: TradedInDay;
}

/**
 * Objects to a trade that the rules allow, or does not. Asked within the
 * transaction that makes the trade, so it must be pure and quick.
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
