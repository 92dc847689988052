import { PRICE_SCALE } from '@finally/contract';
import { fromUnits, type OrderMarket, parseUnits, units } from '../size/order-size';
import type { OrderTerms } from './order-terms';
import { ceilTick, floorTick } from './tick';

const BASIS_POINTS = 10_000n;
/** A stop loss of 100 % would be at zero, and a take profit beyond it is a slip. */
const BASIS_POINTS_MAX = 9_999n;

/** Returns the price of an order from which its exits are counted: its limit, its stop, or the market. */
export const priceOfOrder = (
  { limit_price, stop_price }: Pick<OrderTerms, 'limit_price' | 'stop_price'>,
  { price }: Pick<OrderMarket, 'price'>,
): number | null => limit_price ?? stop_price ?? price;

/**
 * Returns the price of an exit that is so many per cent away from the price of the order: a take profit
 * above, a stop loss below. It is on its tick, rounded away from the order.
 *
 * @param percent at most two decimals
 */
export function exitPrice(
  exit: 'take_profit' | 'stop_loss',
  percent: number,
  price: number,
): number {
  const price_e4 = units(price, PRICE_SCALE);
  const distance = price_e4 * units(percent, 2);
  const rounded = (distance + BASIS_POINTS - 1n) / BASIS_POINTS;
  const isAbove = exit === 'take_profit';
  const at_e4 = isAbove ? ceilTick(price_e4 + rounded) : floorTick(price_e4 - rounded);
  return fromUnits(at_e4, PRICE_SCALE);
}

/** Returns the typed per cent of an exit, or the sentence that says why they are none. */
export function readExitPercent(text: string): number | string {
  const basisPoints = parseUnits(text.trim().replace(/\s*%$/, ''), 2);
  return typeof basisPoints === 'bigint' && basisPoints > 0n && basisPoints <= BASIS_POINTS_MAX
    ? Number(basisPoints) / 100
    : 'An exit is a price, or 0.01% to 99.99% away from that of the order.';
}
