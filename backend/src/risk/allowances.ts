import type { AssistantSettings, Side, Ticker } from '@finally/contract';
import {
  type Cents,
  cents,
  type PriceE4,
  quantityE6,
  quantityToJson,
  ZERO_CENTS,
} from '../kernel/money.ts';
import type { PricedAccount } from '../ledger/from-portfolio.ts';
import type { OrderSize } from '../ledger/order-size.ts';
import { previewOrder } from '../ledger/preview.ts';
import { type AgentTrading, NOTHING_TRADED, type TradedInDay } from '../ledger/view.ts';
import { intendedTrade } from './guard.ts';
import { judgeAction } from './limits.ts';
import { judgeLimits, type RememberedLimit } from './remembered-limits.ts';

/** How much of a ticker the assistant may trade with one message, in shares. */
export interface Allowance {
  readonly ticker: Ticker;
  readonly buy_quantity_max: number;
  readonly sell_quantity_max: number;
}

/**
 * The assistant's current limits. They are part of the model's prompt, so that it rarely proposes
 * more.
 */
export interface AssistantLimits {
  readonly settings: AssistantSettings;
  /** What a person asked to be remembered as limits; nothing if omitted. */
  readonly remembered?: readonly RememberedLimit[];
  /** The account's value at the beginning of the UTC day. */
  readonly day_start_cents: Cents;
  /** What the assistant traded since then. */
  readonly day: TradedInDay;
  /** For each ticker that is held, watched or named in the message. */
  readonly allowances: readonly Allowance[];
}

const NO_TRADING: AgentTrading = { traded_cents: ZERO_CENTS, day: NOTHING_TRADED };

/**
 * Returns how much of each ticker could be traded if it were the only trade: the largest order, in
 * whole cents or the whole holding, that the rules of the ledger and the limits allow.
 *
 * @param prices of the relevant tickers
 * @param day_start_cents the account's value at the beginning of the UTC day
 * @param trading what the assistant traded for the message and in the day; zero if left out
 * @param remembered what a person asked to be remembered as limits; nothing if left out
 */
export function allowancesOf(
  settings: AssistantSettings,
  { state, valueAccount }: PricedAccount,
  prices: ReadonlyMap<Ticker, PriceE4>,
  day_start_cents: Cents,
  trading: AgentTrading = NO_TRADING,
  remembered: readonly RememberedLimit[] = [],
): readonly Allowance[] {
  const mayAct = judgeAction(settings, { actions_before: 0, approved: true }).ok;
  return [...prices].map(([ticker, price_e4]) => {
    /** Returns the millionths of a share that an order would trade; undefined if it is refused. */
    const traded = (side: Side, size: OrderSize): number | undefined => {
      const order = { ticker, side, size };
      const preview = previewOrder(state, order, { price_e4, stale: false }, valueAccount);
      if (!preview.ok) return preview.error.code === 'notional_too_small' ? 0 : undefined;
      const trade = intendedTrade(order, preview.value, trading);
      return judgeLimits(settings, remembered, trade, day_start_cents).ok
        ? preview.value.fill.quantity_e6
        : undefined;
    };
    const worth = (side: Side) => (notional: number) =>
      traded(side, { notional_cents: cents(notional) });
    const holding = valueAccount(state.account, state.positions).positions.find(
      ({ row }) => row.ticker === ticker,
    );
    const buy = mayAct ? largest(state.account.cash_cents, worth('buy')) : 0;
    const sell =
      mayAct && holding
        ? (traded('sell', { quantity_e6: holding.row.quantity_e6 }) ??
          largest(holding.market_value_cents, worth('sell')))
        : 0;
    return { ticker, buy_quantity_max: toShares(buy), sell_quantity_max: toShares(sell) };
  });
}

const toShares = (quantity: number): number => quantityToJson(quantityE6(quantity));

/**
 * Returns `traded` of the largest amount up to `most` that is not refused; zero if all are. If an
 * amount is refused, every larger one is too.
 */
function largest(most: number, traded: (amount: number) => number | undefined): number {
  let allowed = 0;
  let quantity = 0;
  let refused = most + 1;
  for (let amount = most; amount > allowed; amount = Math.floor((allowed + refused) / 2)) {
    const result = traded(amount);
    if (result === undefined) refused = amount;
    else [allowed, quantity] = [amount, result];
  }
  return quantity;
}
