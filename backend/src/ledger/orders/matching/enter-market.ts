import { ok } from '../../../kernel/result.ts';
import { isStop } from '../combination.ts';
import type { Desk } from '../desk.ts';
import { endGroup } from '../groups.ts';
import { isFinal } from '../lifecycle.ts';
import { type OrderRow, remainingOf } from '../order-row.ts';
import { checkWhole } from '../placing/check-whole.ts';
import type { Execution, FillModel, StepMarket } from './market.ts';
import { tradeOrder } from './trade-order.ts';

/** Returns true if an order has not reached the market yet, or waits for its stop. */
const isWaiting = ({ state, type }: OrderRow): boolean =>
  state === 'pending' || (isStop(type) && state !== 'triggered');

/** Returns what an order trades that has just reached the market. Stops trade nothing yet. */
export function executionsOf(
  desk: Desk,
  order: OrderRow,
  market: StepMarket | undefined,
  model: FillModel,
): readonly Execution[] {
  const { side, limit_price_e4, post_only, ticker } = order;
  if (isWaiting(order) || !market || market.stale) return [];
  const crosses = limit_price_e4 === null || model.crosses(side, limit_price_e4, market);
  return crosses && !post_only ? model.take(order, market, desk.memory(ticker)) : [];
}

/** Fills what can be filled at once, ends what must not rest, and gives the rest its place in the queue. */
export function enterMarket(
  desk: Desk,
  order: OrderRow,
  market: StepMarket | undefined,
  model: FillModel,
): OrderRow {
  const { time_in_force } = order;
  if (isWaiting(order) || !market || market.stale) return order;
  const executions = executionsOf(desk, order, market, model);
  const whole = time_in_force === 'fok' ? checkWhole(desk, order, executions) : ok(undefined);
  if (!whole.ok) {
    const lacksShares = whole.error.code === 'insufficient_liquidity';
    return end(desk, order, lacksShares ? 'fok_unfillable' : 'buying_power_at_fill');
  }
  const { order: filled, isShortOfCash } = tradeOrder(desk, order, executions, market);
  if (isShortOfCash) return end(desk, filled, 'buying_power_at_fill');
  if (time_in_force === 'ioc' && remainingOf(filled) > 0) return end(desk, filled, 'ioc_remainder');
  return rest(desk, filled, model);
}

/** Gives a limit order that rests from now on its place in the queue. */
export function rest(desk: Desk, order: OrderRow, model: FillModel): OrderRow {
  const { side, limit_price_e4, state } = order;
  if (model.step === null || limit_price_e4 === null) return order;
  if (isFinal(state) || isWaiting(order)) return order;
  return desk.update(order, model.placeOf(side, limit_price_e4));
}

function end(
  desk: Desk,
  order: OrderRow,
  reason: 'fok_unfillable' | 'ioc_remainder' | 'buying_power_at_fill',
): OrderRow {
  const ended = desk.step(order, 'cancel', {}, reason);
  endGroup(desk, ended);
  return ended;
}
