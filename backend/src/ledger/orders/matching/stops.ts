import type { Side, StopTrigger } from '@finally/contract';
import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { ceilTick, floorTick } from '../../../kernel/tick.ts';
import { divideUp } from '../../../kernel/whole-numbers.ts';
import { isTrailing } from '../combination.ts';
import type { OrderRow } from '../order-row.ts';
import type { StepMarket } from './market.ts';

const BASIS_POINTS = 10_000n;

/** The prices that stops watch. */
export type WatchedPrices = Pick<StepMarket, 'price_e4' | 'bid_e4' | 'ask_e4'>;

/** What triggered a stop. */
export interface Triggered {
  readonly by: StopTrigger;
  readonly stop_e4: PriceE4;
  /** Twice the price that met the stop, because the middle of two prices may be half a unit. */
  readonly met_twice_e4: number;
}

/**
 * Returns twice the price that a stop watches: the last trade, the price at which it would trade (the
 * bid for a sale, the ask for a buy), or the middle of the two. The last price if there is no quote.
 */
function watchedTwice(
  side: Side,
  trigger: StopTrigger,
  { price_e4, bid_e4, ask_e4 }: WatchedPrices,
): number {
  if (trigger === 'bid_ask') return 2 * ((side === 'buy' ? ask_e4 : bid_e4) ?? price_e4);
  if (trigger === 'mid' && bid_e4 !== null && ask_e4 !== null) return bid_e4 + ask_e4;
  return 2 * price_e4;
}

/**
 * Returns the price that a stop watches. Half a unit is rounded away from the trade: a trailing mark is
 * never better than what was seen.
 */
export function watchedPrice(side: Side, trigger: StopTrigger, market: WatchedPrices): PriceE4 {
  const twice = watchedTwice(side, trigger, market);
  return priceE4(side === 'buy' ? Math.ceil(twice / 2) : Math.floor(twice / 2));
}

/**
 * Returns what triggers a stop, or null: a price at or below the stop of a sale, at or above that of a
 * buy. The order then takes the market of the same step, so behind a gap it is filled at the prices
 * behind the gap, never at the stop.
 */
export function triggerOf(
  {
    side,
    trigger,
    stop_price_e4,
  }: Pick<OrderRow, 'side' | 'trigger'> & { readonly stop_price_e4: PriceE4 },
  market: WatchedPrices,
): Triggered | null {
  const met_twice_e4 = watchedTwice(side, trigger, market);
  const isMet =
    side === 'buy' ? met_twice_e4 >= 2 * stop_price_e4 : met_twice_e4 <= 2 * stop_price_e4;
  return isMet ? { by: trigger, stop_e4: stop_price_e4, met_twice_e4 } : null;
}

/** The better of two marks: the higher for a sale, the lower for a purchase. */
export const betterMark = (side: Side, one: PriceE4, other: PriceE4): PriceE4 =>
  (side === 'sell') === one > other ? one : other;

/**
 * Returns where a trailing stop stands for a mark: `floor_tick(mark − trail)` of a sale,
 * `ceil_tick(mark + trail)` of a purchase. At least 1/10,000 dollar.
 */
export function trailingStop(
  { side, trail_amount_e4, trail_bp }: Pick<OrderRow, 'side' | 'trail_amount_e4' | 'trail_bp'>,
  mark_e4: PriceE4,
): PriceE4 {
  if (trail_amount_e4 !== null) {
    return side === 'sell'
      ? floorTick(mark_e4 - trail_amount_e4)
      : ceilTick(mark_e4 + trail_amount_e4);
  }
  const bp = BigInt(trail_bp ?? 0);
  return side === 'sell'
    ? floorTick(Number((BigInt(mark_e4) * (BASIS_POINTS - bp)) / BASIS_POINTS))
    : ceilTick(Number(divideUp(BigInt(mark_e4) * (BASIS_POINTS + bp), BASIS_POINTS)));
}

/** Returns the limit that a trailing stop-limit gets when it triggers: on the tick, away from its stop. */
export const trailingLimit = (
  { side, limit_offset_e4 }: Pick<OrderRow, 'side' | 'limit_offset_e4'>,
  stop_price_e4: PriceE4,
): PriceE4 => {
  const offset = limit_offset_e4 ?? 0;
  return side === 'sell'
    ? floorTick(Math.max(1, stop_price_e4 - offset))
    : ceilTick(stop_price_e4 + offset);
};

/** The fields of an order that its stop depends on. */
export type StopFields = Pick<
  OrderRow,
  'side' | 'type' | 'trigger' | 'stop_price_e4' | 'mark_e4' | 'trail_amount_e4' | 'trail_bp'
>;

/**
 * Compares a market with the stop of the step before. Only if that does not trigger, a trailing stop
 * moves, so that one price cannot raise a stop and meet it.
 *
 * @returns what triggers the stop, and the order with its mark and stop after the step: the same
 * object if they have not moved
 */
export function followStop<Order extends StopFields>(
  order: Order,
  market: WatchedPrices,
): { readonly triggered: Triggered | null; readonly order: Order } {
  const { side, trigger, stop_price_e4, type } = order;
  const triggered =
    stop_price_e4 === null ? null : triggerOf({ side, trigger, stop_price_e4 }, market);
  if (triggered || !isTrailing(type)) return { triggered, order };
  const seen_e4 = watchedPrice(side, trigger, market);
  const mark_e4 = betterMark(side, order.mark_e4 ?? seen_e4, seen_e4);
  if (mark_e4 === order.mark_e4) return { triggered: null, order };
  const moved = { ...order, mark_e4, stop_price_e4: trailingStop(order, mark_e4) };
  return { triggered: null, order: moved };
}
