import { COLLAR_PERCENT, type Side } from '@finally/contract';
import { formatPrice, type PriceE4, priceE4, UNITS_MAX } from './money.ts';

const DOLLAR_E4 = 10_000;
const CENT_E4 = 100;

/**
 * Returns the step between prices at which orders may rest, in 1/10,000 dollar: a cent from $1.00 on
 * and 1/10,000 dollar below (SEC Rule 612).
 */
export const tickSize = (price_e4: number): number => (price_e4 >= DOLLAR_E4 ? CENT_E4 : 1);

/** Returns true if a price is positive and a multiple of its tick size. */
export const isOnTick = (price_e4: PriceE4): boolean =>
  price_e4 > 0 && price_e4 % tickSize(price_e4) === 0;

/** The largest price on a tick that the ledger can store. */
const TICK_MAX = Math.floor(UNITS_MAX / CENT_E4) * CENT_E4;

const bounded = (price_e4: number): PriceE4 => priceE4(Math.min(TICK_MAX, Math.max(1, price_e4)));

/** Rounds down to the tick size, to a price that the ledger can store. */
export const floorTick = (price_e4: number): PriceE4 => {
  const tick = tickSize(price_e4);
  return bounded(Math.floor(price_e4 / tick) * tick);
};

/** Rounds up to the tick size, to a price that the ledger can store. */
export const ceilTick = (price_e4: number): PriceE4 => {
  const tick = tickSize(price_e4);
  return bounded(Math.ceil(price_e4 / tick) * tick);
};

/**
 * Formats a price of the market for sentences, rounded to its tick: `$207.02`, `$0.1234`. A price of
 * the simulator may lie between two ticks.
 */
export const formatQuote = (price_e4: number): string => {
  const tick = tickSize(price_e4);
  return formatPrice(bounded(Math.round(price_e4 / tick) * tick));
};

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

/**
 * Returns the worst price that a market order may get: 5 % from the best price, or from its stop,
 * rounded to the tick inwards.
 */
export function collarOf(side: Side, price_e4: PriceE4): PriceE4 {
  const price = BigInt(price_e4);
  return side === 'buy'
    ? floorTick(Number((price * (100n + COLLAR_PERCENT)) / 100n))
    : ceilTick(Number((price * (100n - COLLAR_PERCENT) + 99n) / 100n));
}
