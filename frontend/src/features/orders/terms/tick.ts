import { PRICE_SCALE } from '@finally/contract';
import { parseUnits } from '../size/order-size';

const DOLLAR_E4 = 10_000n;
const CENT_E4 = 100n;

/** The whole 1/10,000 dollars as they would be typed: with two decimals, or more if there are any. */
function typed(price_e4: bigint): string {
  const digits = price_e4.toString().padStart(PRICE_SCALE + 1, '0');
  const decimals = digits.slice(-PRICE_SCALE).replace(/0{1,2}$/, '');
  return `${digits.slice(0, -PRICE_SCALE)}.${decimals}`;
}

const tickAt = (price_e4: bigint): bigint => (price_e4 < DOLLAR_E4 ? 1n : CENT_E4);

const bounded = (price_e4: bigint): bigint => (price_e4 < 1n ? 1n : price_e4);

/** Rounds down to a price at which an order may rest; a last price may lie between two. */
export const floorTick = (price_e4: bigint): bigint =>
  bounded(price_e4 - (price_e4 % tickAt(price_e4)));

/** Rounds up to a price at which an order may rest. */
export const ceilTick = (price_e4: bigint): bigint => {
  const tick = tickAt(price_e4);
  return bounded(((price_e4 + tick - 1n) / tick) * tick);
};

const toE4 = (price: number): bigint => BigInt(Math.round(price * 10 ** PRICE_SCALE));

/** Returns the price nearest to one in dollars at which an order may rest. */
export function snapToTick(price: number): number {
  const price_e4 = toE4(price);
  const [below, above] = [floorTick(price_e4), ceilTick(price_e4)];
  return Number(price_e4 - below < above - price_e4 ? below : above) / 10_000;
}

/** Returns a price at which an order may rest, moved by some ticks; never less than one tick. */
export function moveByTicks(price: number, ticks: number): number {
  const direction = ticks < 0 ? -1n : 1n;
  let at = toE4(snapToTick(price));
  for (let step = Math.abs(ticks); step > 0; step -= 1) {
    // Below a dollar the ticks are finer, so a step down from a dollar is a fine one.
    at = bounded(at + direction * (direction < 0n ? tickAt(at - 1n) : tickAt(at)));
  }
  return Number(at) / 10_000;
}

/**
 * Returns a typed price moved to the next tick above or below: a cent from $1.00 on, 1/10,000 dollar
 * below. A price that cannot be read begins at `start`, rounded down to its tick.
 *
 * @param start dollars a share; null if there is no price
 */
export function stepPrice(text: string, direction: 1 | -1, start: number | null): string {
  const read = text.trim() === '' ? undefined : parseUnits(text, PRICE_SCALE);
  if (typeof read !== 'bigint') {
    return start === null ? text : typed(floorTick(BigInt(Math.round(start * 10 ** PRICE_SCALE))));
  }
  const isDown = direction < 0;
  const tick = read > DOLLAR_E4 || (read === DOLLAR_E4 && !isDown) ? CENT_E4 : 1n;
  const next = isDown ? ((read + tick - 1n) / tick - 1n) * tick : (read / tick + 1n) * tick;
  return typed(next < 1n ? 1n : next);
}

/** Returns a typed price with its cents: `206` is `206.00`. A text that is no price is returned as it is. */
export function padPrice(text: string): string {
  const price = readPrice(text);
  return typeof price === 'string' ? text : typed(BigInt(Math.round(price * 10 ** PRICE_SCALE)));
}

const PRICE_HINT = 'Enter a price in dollars, such as 187.50.';

/** Returns a typed price in dollars a share, or the sentence that says why it is none; `hint` if it is no number. */
export function readPrice(text: string, hint = PRICE_HINT): number | string {
  const price_e4 = parseUnits(text.trim().replace(/^\$/, ''), PRICE_SCALE);
  if (price_e4 === 'too_fine') return 'A price has at most four decimals.';
  if (price_e4 === 'too_large') return 'A price is less than 100 billion dollars.';
  if (price_e4 === undefined) return hint;
  return price_e4 === 0n ? 'A price is more than zero dollars.' : Number(price_e4) / 10_000;
}
