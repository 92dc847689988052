import type { Side } from '@finally/contract';
import { type PriceE4, priceE4 } from '../../kernel/money.ts';
import type { MarketStep } from './book.ts';
import { ceilToTick, floorToTick } from './numbers/tick-price.ts';
import { divideUp } from './numbers/whole-numbers.ts';
import { collarOf } from './taker.ts';

/**
 * The price that a stop watches: the last trade, the price at which the stop would trade (the bid for a
 * sale, the ask for a buy), or the middle of the two.
 */
export const TRIGGERS = ['last', 'bid_ask', 'mid'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** How far a trailing stop stays behind: dollars, or hundredths of a percent (1 to 9,999). */
export type Trail = { readonly amount_e4: PriceE4 } | { readonly percent_bp: number };

export interface Stop {
  readonly side: Side;
  readonly stop_e4: PriceE4;
  readonly trigger: Trigger;
}

export interface TrailingStop {
  readonly side: Side;
  readonly trail: Trail;
  readonly trigger: Trigger;
  /** The best price that it has seen: the highest for a sale, the lowest for a buy. */
  readonly mark_e4: PriceE4;
}

/** What triggered a stop. */
export interface Triggered {
  readonly by: Trigger;
  readonly stop_e4: PriceE4;
  /** Twice the price that met the stop, because the middle of two prices may be half a unit. */
  readonly met_twice_e4: number;
}

/** Returns twice the watched price; undefined if trading is halted or the price is not known. */
function watchedTwice(trigger: Trigger, side: Side, market: MarketStep): number | undefined {
  if (market.is_halted) return undefined;
  if (trigger === 'last') return 2 * market.last_e4;
  if (!market.book) return undefined;
  const { bid_e4, ask_e4 } = market.book;
  if (trigger === 'mid') return bid_e4 + ask_e4;
  return 2 * (side === 'buy' ? ask_e4 : bid_e4);
}

/**
 * Returns what triggered a stop in this step, or null: a price at or below the stop of a sale, at or
 * above that of a buy. The order then takes the book of the same step, so behind a gap it is filled at
 * the prices behind the gap, never at the stop.
 */
export function triggerOf({ side, stop_e4, trigger }: Stop, market: MarketStep): Triggered | null {
  const met_twice_e4 = watchedTwice(trigger, side, market);
  if (met_twice_e4 === undefined) return null;
  const isMet = side === 'buy' ? met_twice_e4 >= 2 * stop_e4 : met_twice_e4 <= 2 * stop_e4;
  return isMet ? { by: trigger, stop_e4, met_twice_e4 } : null;
}

/** Returns the mark with which a trailing stop starts; null if the watched price is not known. */
export function firstMark(
  { side, trigger }: Pick<TrailingStop, 'side' | 'trigger'>,
  market: MarketStep,
): PriceE4 | null {
  const twice = watchedTwice(trigger, side, market);
  return twice === undefined ? null : halved(side, twice);
}

/** Half a unit is rounded away from the trade: a mark is never better than what was seen. */
const halved = (side: Side, twice_e4: number): PriceE4 =>
  priceE4(side === 'buy' ? Math.ceil(twice_e4 / 2) : Math.floor(twice_e4 / 2));

/**
 * Returns where a trailing stop stands at a mark: for a sale mark − trail or mark·(1 − bp/10,000),
 * rounded down to the tick, for a buy the mirror image, rounded up. At least 1/10,000 dollar.
 */
export function trailingStopAt(side: Side, trail: Trail, mark_e4: PriceE4): PriceE4 {
  const mark = BigInt(mark_e4);
  if ('amount_e4' in trail) {
    const amount = BigInt(trail.amount_e4);
    return side === 'sell' ? floorToTick(mark - amount) : ceilToTick(mark + amount);
  }
  const bp = BigInt(trail.percent_bp);
  return side === 'sell'
    ? floorToTick((mark * (10_000n - bp)) / 10_000n)
    : ceilToTick(divideUp(mark * (10_000n + bp), 10_000n));
}

/**
 * Compares a step with the stop of the step before, and moves the mark only if that did not trigger, so
 * that one price cannot raise a stop and meet it.
 */
export function followTrail(
  order: TrailingStop,
  market: MarketStep,
): { readonly triggered: Triggered | null; readonly mark_e4: PriceE4 } {
  const { side, trail, trigger, mark_e4 } = order;
  const stop_e4 = trailingStopAt(side, trail, mark_e4);
  const triggered = triggerOf({ side, stop_e4, trigger }, market);
  const seen_e4 = firstMark(order, market);
  if (triggered || seen_e4 === null) return { triggered, mark_e4 };
  const best = side === 'sell' ? Math.max(mark_e4, seen_e4) : Math.min(mark_e4, seen_e4);
  return { triggered: null, mark_e4: priceE4(best) };
}

/**
 * Returns the limit that a trailing stop-limit gets when it is triggered: `offset_e4` behind the stop,
 * rounded to the tick towards the stop.
 */
export const trailingLimitAt = (side: Side, stop_e4: PriceE4, offset_e4: PriceE4): PriceE4 =>
  side === 'sell'
    ? ceilToTick(BigInt(stop_e4) - BigInt(offset_e4))
    : floorToTick(BigInt(stop_e4) + BigInt(offset_e4));

/** Returns the price at which a buy stop reserves cash: 5 % above the stop, down to the tick. */
export const stopReservationPrice = (stop_e4: PriceE4): PriceE4 => collarOf('buy', stop_e4);
