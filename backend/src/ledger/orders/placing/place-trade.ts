import { COVER_SENTENCES } from '@finally/contract';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { DECISION_REFUSALS, decideOrder } from '../../decide-order.ts';
import type { OrderTerms } from '../../order-size.ts';
import type { Desk } from '../desk.ts';
import { tradeOrder } from '../matching/trade-order.ts';
import type { OrderRow, PlacedTerms } from '../order-row.ts';
import { checkWhole } from './check-whole.ts';
import { fitted } from './fit-to-notional.ts';
import { newOrder, type Placing } from './new-order.ts';

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
  const price_e4 = market && model.sizingPrice(side, market);
  const decided = decideOrder(state, terms, market && price_e4 ? { ...market, price_e4 } : market);
  if (!decided.ok) return decided;
  if (!market) throw new Error('an order without a price is refused');
  const notional_cents = 'notional_cents' in size ? size.notional_cents : null;
  const { quantity_e6 } = decided.value;
  const placed = { ...AT_ONCE, ticker, side, quantity_e6, notional_cents };
  const placedNow = { ...newOrder(placed, state.account, placing), state: 'working' } as const;
  const order = fitted(desk, placedNow, placing);
  if (order.quantity_e6 === 0) {
    return refuse('notional_too_small', COVER_SENTENCES.notional_too_small);
  }
  const executions = model.take(order, market, desk.memory(ticker));
  const whole = checkWhole(desk, order, executions);
  if (!whole.ok) return whole;
  desk.place(order, false);
  return ok(tradeOrder(desk, order, executions, market).order);
}
