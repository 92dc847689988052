import type { Ticker } from '@finally/contract';
import { ok, type Result } from '../kernel/result.ts';
import { type DecisionRefusal, decideOrder, type TradePrice } from './decide-order.ts';
import type { Fill } from './fill.ts';
import type { OrderTerms } from './order-size.ts';
import type { AccountState } from './store.ts';
import type { MarkedPosition, Valuation, ValueAccount } from './valuation.ts';

/** The effect an order would have on an account. */
export interface Preview {
  readonly fill: Fill;
  /** The account's valuation after the fill. */
  readonly after: Valuation;
  /** The position in the order's ticker after the fill; null if it is closed. */
  readonly position: MarkedPosition | null;
}

/**
 * Returns the effect of an order, or its refusal, as decided by `decideOrder`. Changes nothing.
 *
 * @param valueAccount must have a price for every position of the account and for the order's
 * ticker
 */
export function previewOrder(
  state: AccountState,
  order: OrderTerms,
  price: TradePrice,
  valueAccount: ValueAccount,
): Result<Preview, DecisionRefusal> {
  const { ticker } = order;
  const position = state.positions.find((held) => held.ticker === ticker) ?? null;
  const decision = decideOrder({ account: state.account, position }, order, price);
  if (!decision.ok) return decision;
  const fill = decision.value;
  const { account, positions } = stateAfter(state, ticker, fill);
  const after = valueAccount(account, positions);
  const marked = after.positions.find(({ row }) => row.ticker === ticker) ?? null;
  return ok({ fill, after, position: marked });
}

/** Returns the account and all of its positions after a fill in a ticker. */
export const stateAfter = (
  { positions }: Pick<AccountState, 'positions'>,
  ticker: Ticker,
  { account, position }: Pick<Fill, 'account' | 'position'>,
): AccountState => {
  const others = positions.filter((held) => held.ticker !== ticker);
  return { account, positions: position ? [...others, position] : others };
};
