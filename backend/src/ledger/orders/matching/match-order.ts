import { ZERO_CENTS } from '../../../kernel/money.ts';
import { isStop } from '../combination.ts';
import type { Desk } from '../desk.ts';
import { endGroup } from '../groups.ts';
import { isFinal } from '../lifecycle.ts';
import { type OrderRow, remainingOf } from '../order-row.ts';
import { enterMarket, rest } from './enter-market.ts';
import type { FillModel, StepMarket } from './market.ts';
import { followStop, trailingLimit } from './stops.ts';
import { reservationFor, tradeOrder } from './trade-order.ts';

/**
 * Lets an order meet the market of a step: triggers its stop, moves its trailing mark, and fills
 * what the market fills. Does nothing to an order that has ended or is held.
 *
 * A trailing stop is compared with where it stood before the step, and moved afterwards.
 *
 * @param reopens whether the market was not seen for a while: a limit that it crosses then takes what it
 * offers, instead of being filled at its limit
 * @returns the order after the step
 */
export function matchOrder(
  desk: Desk,
  order: OrderRow,
  market: StepMarket,
  model: FillModel,
  reopens = false,
): OrderRow {
  if (isFinal(order.state) || order.state === 'held' || market.stale) return order;
  // An exit that has sold all that its entry bought so far waits for the entry to buy more.
  if (remainingOf(order) === 0) return order;
  if (model.step === null) return meetMarket(desk, order, market, model, reopens);
  if (order.met_step === model.step) return order;
  return meetMarket(desk, desk.update(order, { met_step: model.step }), market, model, reopens);
}

function meetMarket(
  desk: Desk,
  before: OrderRow,
  market: StepMarket,
  model: FillModel,
  reopens: boolean,
): OrderRow {
  const arrives = before.state === 'pending';
  const order = arrives ? desk.step(before, 'activate') : before;
  if (order.state === 'working' && isStop(order.type)) {
    const followed = followStop(order, market);
    if (!followed.triggered) {
      return followed.order === order ? order : desk.update(followed.order, {});
    }
    return take(desk, triggered(desk, order), market, model);
  }
  if (arrives) return enterMarket(desk, order, market, model);
  return order.limit_price_e4 === null || (reopens && isCrossed(order, market, model))
    ? take(desk, order, market, model)
    : meetAtLimit(desk, order, market, model);
}

/** Returns true if a market crosses the limit of an order. */
export const isCrossed = (
  { side, limit_price_e4 }: Pick<OrderRow, 'side' | 'limit_price_e4'>,
  market: StepMarket,
  model: FillModel,
): boolean => limit_price_e4 !== null && model.crosses(side, limit_price_e4, market);

/** Fills a resting limit order from what the step brings, and keeps its place in the queue. */
function meetAtLimit(desk: Desk, order: OrderRow, market: StepMarket, model: FillModel): OrderRow {
  const { executions, place, memory } = model.rest(order, market, desk.memory(order.ticker));
  desk.remember(order.ticker, memory);
  const placed = model.step === null ? order : desk.update(order, place);
  return settle(desk, placed, executions, market);
}

function triggered(desk: Desk, order: OrderRow): OrderRow {
  const { type, stop_price_e4 } = order;
  const limit =
    type === 'trailing_stop_limit' && stop_price_e4 !== null
      ? { limit_price_e4: trailingLimit(order, stop_price_e4) }
      : {};
  return desk.step(order, 'trigger', limit);
}

function take(desk: Desk, order: OrderRow, market: StepMarket, model: FillModel): OrderRow {
  const { side, limit_price_e4 } = order;
  const crosses = limit_price_e4 === null || model.crosses(side, limit_price_e4, market);
  const after = crosses
    ? settle(desk, order, model.take(order, market, desk.memory(order.ticker)), market)
    : lowerReservation(desk, order, market);
  return rest(desk, after, model);
}

/** Keeps what an order sets aside once its worst price has become another. */
function lowerReservation(desk: Desk, order: OrderRow, market: StepMarket): OrderRow {
  const reserved = reservationFor(desk, order, remainingOf(order), market);
  return reserved.reserved_cents < order.reserved_cents ? desk.update(order, reserved) : order;
}

function settle(
  desk: Desk,
  order: OrderRow,
  executions: Parameters<typeof tradeOrder>[2],
  market: StepMarket,
): OrderRow {
  const { order: after, isShortOfCash } = tradeOrder(desk, order, executions, market);
  if (!isShortOfCash) return after;
  const isStopJustTriggered = after.state === 'triggered' && after.filled_cents === ZERO_CENTS;
  const ended = isStopJustTriggered
    ? desk.step(after, 'reject', {}, 'buying_power_at_trigger')
    : desk.step(after, 'cancel', {}, 'buying_power_at_fill');
  endGroup(desk, ended);
  return ended;
}
