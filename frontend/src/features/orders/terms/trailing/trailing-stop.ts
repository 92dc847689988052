import { PRICE_SCALE, type PriceUpdate, type Side, type StopTrigger } from '@finally/contract';
import { fromUnits, units } from '../../size/order-size';
import type { OrderTerms } from '../order-terms';
import { ceilTick, floorTick } from '../tick';

const BASIS_POINTS = 10_000n;

/** The quote of a ticker, from which a trailing stop starts. */
export type Quote = Pick<PriceUpdate, 'price' | 'bid' | 'ask'>;

/** Returns the price that a stop watches: the last price if there is no bid or ask. */
function watchedPrice(side: Side, trigger: StopTrigger, { price, bid, ask }: Quote): number {
  if (trigger === 'bid_ask') return (side === 'buy' ? ask : bid) ?? price;
  return trigger === 'mid' && bid !== null && ask !== null ? (bid + ask) / 2 : price;
}

/**
 * Returns the price at which the stop of a trailing order would stand if it were placed now: on its tick,
 * rounded away from the price. Null if the order has no trail.
 */
export function trailingStop(side: Side, terms: OrderTerms, quote: Quote): number | null {
  const { trail_amount, trail_percent, trigger = 'last' } = terms;
  if (trail_amount === undefined && trail_percent === undefined) return null;
  const isBuy = side === 'buy';
  const mark = units(watchedPrice(side, trigger, quote), PRICE_SCALE);
  const toStop = (trail: bigint) => (isBuy ? mark + trail : mark - trail);
  if (trail_amount !== undefined) return onTick(isBuy, toStop(units(trail_amount, PRICE_SCALE)));
  const part = mark * units(trail_percent ?? 0, 2);
  // The trail is rounded up, so that the stop is not nearer than that.
  return onTick(isBuy, toStop((part + BASIS_POINTS - 1n) / BASIS_POINTS));
}

const onTick = (isBuy: boolean, stop_e4: bigint): number =>
  fromUnits(isBuy ? ceilTick(stop_e4) : floorTick(stop_e4), PRICE_SCALE);
