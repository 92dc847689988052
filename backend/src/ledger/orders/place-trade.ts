import { cents, formatQuantity, notionalCents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { DECISION_REFUSALS, decideOrder, noCash } from '../decide-order.ts';
import type { OrderTerms } from '../order-size.ts';
import type { Desk, Execution } from './desk.ts';
import { newOrder, type Placing } from './new-order.ts';
import { type OrderRow, type PlacedTerms, remainingOf } from './order-row.ts';
import { tradeOrder } from './trade-order.ts';

/** The codes with which the ledger refuses a trade, in order of precedence. */
export const TRADE_PLACEMENT_REFUSALS = [...DECISION_REFUSALS, 'insufficient_liquidity'] as const;
export type TradePlacementRefusal = (typeof TRADE_PLACEMENT_REFUSALS)[number];

/** The terms of every trade: at the market, whole and at once. */
export const AT_ONCE = {
  type: 'market',
  time_in_force: 'fok',
  limit_price_e4: null,
  stop_price_e4: null,
  trail_amount_e4: null,
  trail_bp: null,
  limit_offset_e4: null,
  trigger: 'last',
  reduce_only: false,
  post_only: false,
  expires_ms: null,
} as const satisfies Partial<PlacedTerms>;

/** Places a market order that is filled whole at once. Nothing has changed if it is refused. */
export function placeTrade(
  desk: Desk,
  terms: OrderTerms,
  placing: Placing,
): Result<OrderRow, TradePlacementRefusal> {
  const { ticker, side, size } = terms;
  const { market, model } = placing;
  const state = { account: desk.account, position: desk.position(ticker) };
  const decided = decideOrder(state, terms, market);
  if (!decided.ok) return decided;
  if (!market) throw new Error('an order without a price is refused');
  const notional_cents = 'notional_cents' in size ? size.notional_cents : null;
  const { quantity_e6 } = decided.value;
  const placed = { ...AT_ONCE, ticker, side, quantity_e6, notional_cents };
  const order = newOrder(placed, state.account, placing);
  const executions = model.take(order, market);
  const whole = checkWhole(desk, order, executions);
  if (!whole.ok) return whole;
  desk.place(order, false);
  return ok(tradeOrder(desk, order, executions, market).order);
}

/** Refuses an order that must be filled whole, if the market or the cash does not suffice for that. */
export function checkWhole(
  desk: Desk,
  order: OrderRow,
  executions: readonly Execution[],
): Result<void, 'insufficient_liquidity' | 'insufficient_cash' | 'insufficient_buying_power'> {
  const { ticker, side } = order;
  const wanted = remainingOf(order);
  let offered_e6 = 0;
  let cost = 0n;
  for (const { quantity_e6, price_e4 } of executions) {
    offered_e6 += quantity_e6;
    cost += notionalCents(quantity_e6, price_e4);
  }
  if (offered_e6 < wanted) {
    return refuse(
      'insufficient_liquidity',
      `The market does not offer ${formatQuantity(wanted)} ${ticker} at the moment. Order fewer, or place a limit order.`,
    );
  }
  const free = cents(desk.free_cents + order.reserved_cents);
  if (side === 'sell' || cost <= BigInt(free)) return ok(undefined);
  return noCash(desk.account, { ticker, quantity_e6: wanted }, cost);
}
