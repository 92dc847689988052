import type { Side } from '@finally/contract';
import { type PriceE4, priceE4 } from '../../../kernel/money.ts';
import { greatest } from './whole-numbers.ts';

/** From one dollar on, prices are whole cents; below, 1/10,000 dollar (SEC Rule 612). */
const DOLLAR_E4 = 10_000;
const CENT_E4 = 100;
const PRICE_E4_MIN = 1n;

const CENT = BigInt(CENT_E4);

const toPrice = (price_e4: bigint): PriceE4 => priceE4(Number(greatest(price_e4, PRICE_E4_MIN)));

/** Returns the highest price on the tick that is at most `price_e4`, but at least 1/10,000 dollar. */
export const floorToTick = (price_e4: bigint): PriceE4 =>
  toPrice(price_e4 < DOLLAR_E4 ? price_e4 : price_e4 - (price_e4 % CENT));

/** Returns the lowest price on the tick that is at least `price_e4` and 1/10,000 dollar. */
export const ceilToTick = (price_e4: bigint): PriceE4 =>
  toPrice(price_e4 <= DOLLAR_E4 ? price_e4 : price_e4 + ((CENT - (price_e4 % CENT)) % CENT));

/**
 * Returns the next price on the tick that is worse for the taker: higher for a buy, lower for a sell.
 * Undefined below 1/10,000 dollar.
 */
export function nextWorse(side: Side, price_e4: PriceE4): PriceE4 | undefined {
  if (price_e4 < DOLLAR_E4 || (side === 'sell' && price_e4 <= DOLLAR_E4)) {
    const next = side === 'buy' ? price_e4 + 1 : price_e4 - 1;
    return next > 0 ? priceE4(next) : undefined;
  }
  const beyond = side === 'buy' ? price_e4 + CENT_E4 : price_e4 - 1;
  return priceE4(beyond - (beyond % CENT_E4));
}

/** Returns whether a trade of `side` at `price_e4` is worse than `bound_e4` allows. */
export const isBeyond = (side: Side, price_e4: PriceE4, bound_e4: PriceE4): boolean =>
  side === 'buy' ? price_e4 > bound_e4 : price_e4 < bound_e4;
