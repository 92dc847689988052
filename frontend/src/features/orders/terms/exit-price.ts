import { PRICE_SCALE } from '@finally/contract';
import { fromUnits, type OrderMarket, parseUnits, units } from '../size/order-size';
import type { OrderTerms } from './order-terms';
import { ceilTick, floorTick, readPrice } from './tick';

export type Exit = 'take_profit' | 'stop_loss';

/**
 * An exit as it is typed: a price, or a distance from the price of its order in per cent, in dollars a
 * share, or in R. One R is the distance of the stop loss: what is risked.
 */
export type TypedExit =
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'percent'; readonly basis_points: bigint }
  | { readonly kind: 'dollars'; readonly dollars_e4: bigint }
  | { readonly kind: 'risk'; readonly risk_e2: bigint };

const BASIS_POINTS = 10_000n;
/** A stop loss of 100 % would be at zero, and a take profit beyond it is a slip. */
const BASIS_POINTS_MAX = 9_999n;
const RISK_E2_MAX = 10_000n;
const EXIT_HINT = 'An exit is a price, or 0.01% to 99.99% away from that of the order.';
const WRONG_WAY: Readonly<Record<Exit, string>> = {
  take_profit: 'A take profit lies above the price of the order: +5 is $5 a share above it.',
  stop_loss: 'A stop loss lies below the price of the order: -5 is $5 a share below it.',
};
const SIGNS: Readonly<Record<Exit, string>> = { take_profit: '+', stop_loss: '-' };

/** Returns the price of an order from which its exits are counted: its limit, its stop, or the market. */
export const priceOfOrder = (
  { limit_price, stop_price }: Pick<OrderTerms, 'limit_price' | 'stop_price'>,
  { price }: Pick<OrderMarket, 'price'>,
): number | null => limit_price ?? stop_price ?? price;

/**
 * Reads an exit: `195` is a price, `2%` two per cent away from the price of the order, `+5` or `-5`
 * dollars a share away from it, and `2R` twice as far away as the stop loss.
 *
 * @returns the sentence that says why it is none
 */
export function readExit(exit: Exit, text: string): TypedExit | string {
  const [, sign = '', typed = ''] = /^([+\-\u2212]?)\s*(.*)$/.exec(text.trim()) ?? [];
  const isWrongWay = sign !== '' && (sign === '+') !== (SIGNS[exit] === '+');
  if (typed.endsWith('%')) {
    const basis_points = parseUnits(typed.slice(0, -1).trim(), 2);
    if (typeof basis_points !== 'bigint' || basis_points <= 0n || basis_points > BASIS_POINTS_MAX) {
      return EXIT_HINT;
    }
    return isWrongWay ? WRONG_WAY[exit] : { kind: 'percent', basis_points };
  }
  if (/r$/i.test(typed)) {
    if (exit === 'stop_loss') return 'R is the distance of the stop loss, so it cannot set it.';
    const risk_e2 = parseUnits(typed.slice(0, -1).trim(), 2);
    if (typeof risk_e2 !== 'bigint' || risk_e2 <= 0n || risk_e2 > RISK_E2_MAX || isWrongWay) {
      return 'A take profit in R is 0.01R to 100R, such as 2R.';
    }
    return { kind: 'risk', risk_e2 };
  }
  const price = readPrice(typed);
  if (typeof price === 'string' || sign === '') {
    return typeof price === 'string' ? price : { kind: 'price', price };
  }
  return isWrongWay ? WRONG_WAY[exit] : { kind: 'dollars', dollars_e4: units(price, PRICE_SCALE) };
}

/**
 * Returns the price of an exit. One that is typed as a distance is on its tick, rounded away from the
 * price of the order.
 *
 * @param from the price of the order, in dollars a share; null if it is not known
 * @param loss the price of the stop loss, from which R is counted; null if there is none
 * @returns the sentence that says why there is no such price
 */
export function priceOfExit(
  exit: Exit,
  typed: TypedExit,
  from: number | null,
  loss: number | null,
): number | string {
  if (typed.kind === 'price') return typed.price;
  if (from === null) return 'There is no price to count the exit from. Enter a price.';
  const from_e4 = units(from, PRICE_SCALE);
  const distance_e4 = distanceOf(typed, from_e4, loss === null ? null : units(loss, PRICE_SCALE));
  if (typeof distance_e4 === 'string') return distance_e4;
  if (exit === 'take_profit') return fromUnits(ceilTick(from_e4 + distance_e4), PRICE_SCALE);
  if (distance_e4 >= from_e4) return 'The stop loss would be at zero or below.';
  return fromUnits(floorTick(from_e4 - distance_e4), PRICE_SCALE);
}

function distanceOf(
  typed: Exclude<TypedExit, { kind: 'price' }>,
  from_e4: bigint,
  loss_e4: bigint | null,
): bigint | string {
  if (typed.kind === 'dollars') return typed.dollars_e4;
  if (typed.kind === 'percent') return roundedUp(from_e4 * typed.basis_points, BASIS_POINTS);
  if (loss_e4 === null) return 'R is the distance of the stop loss. Enter the stop loss first.';
  if (loss_e4 >= from_e4) return 'R cannot be counted: the stop loss is not below the order.';
  return roundedUp((from_e4 - loss_e4) * typed.risk_e2, 100n);
}

const roundedUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
