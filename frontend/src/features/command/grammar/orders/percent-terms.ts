import { PRICE_SCALE, type Side } from '@finally/contract';
import { parseUnits } from '@/features/orders/size/order-size';
import { type Exits, withExits } from '@/features/orders/terms/build-terms';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { ceilTick, floorTick } from '@/features/orders/terms/tick';

/** Distances in percent, of which the prices are computed when the order is shown and sent. */
export interface PercentTerms {
  /** From the last price: below it for a sale, above it for a purchase. */
  readonly stop?: number;
  /** From the entry: the limit or the stop of the order, or else the last price. */
  readonly take_profit?: number;
  readonly stop_loss?: number;
}

const BASIS_POINTS_BELOW = 10_000n;
const BASIS_POINTS_MAX = 100_000n;

/** Reads the percentage of a stop, a stop loss or a take profit, or says why it is none. */
export function readDistance(text: string, field: keyof PercentTerms): number | string {
  const basisPoints = parseUnits(text.replace(/%$/, ''), 2);
  const isBelow = field !== 'take_profit';
  const isRight =
    typeof basisPoints === 'bigint' &&
    basisPoints > 0n &&
    (isBelow ? basisPoints < BASIS_POINTS_BELOW : basisPoints <= BASIS_POINTS_MAX);
  if (isRight) return Number(basisPoints) / 100;
  return `A distance is 0.01% to ${isBelow ? '99.99%' : '1000%'}, with at most two decimals.`;
}

/**
 * Returns terms with exits as the command line means them: a sale at the market with one exit is that
 * exit itself, a stop or a limit.
 */
export function withExitsOf(side: Side, terms: OrderTerms, exits: Exits): OrderTerms {
  const { take_profit, stop_loss } = exits;
  const isOnlyOne = (take_profit === undefined) !== (stop_loss === undefined);
  if (side === 'buy' || terms.type !== undefined || !isOnlyOne) {
    return withExits(side, terms, exits);
  }
  if (take_profit !== undefined) return { ...terms, type: 'limit', limit_price: take_profit };
  const isTrailing = stop_loss?.stop_price === undefined;
  return { ...terms, type: isTrailing ? 'trailing_stop' : 'stop', ...stop_loss };
}

const toE4 = (dollars: number): bigint => BigInt(Math.round(dollars * 10 ** PRICE_SCALE));

/** Returns the price so many percent from another one, on a tick and not nearer. */
function priceAt(from: number, percent: number, direction: 1 | -1): number {
  const scale = 10_000n;
  const factor = scale + BigInt(direction) * BigInt(Math.round(percent * 100));
  const product = toE4(from) * factor;
  const price_e4 =
    direction > 0 ? ceilTick((product + scale - 1n) / scale) : floorTick(product / scale);
  return Number(price_e4) / 10 ** PRICE_SCALE;
}

/**
 * Returns terms with the prices of their percentages; null if the last price is needed and not known.
 *
 * @param price the last price in dollars
 */
export function completeTerms(
  side: Side,
  terms: OrderTerms,
  percents: PercentTerms | undefined,
  price: number | null,
): OrderTerms | null {
  if (!percents) return terms;
  const { stop, take_profit, stop_loss } = percents;
  if (stop !== undefined && price === null) return null;
  const ordered: OrderTerms =
    stop === undefined || price === null
      ? terms
      : {
          ...terms,
          type: terms.limit_price === undefined ? 'stop' : 'stop_limit',
          stop_price: priceAt(price, stop, side === 'buy' ? 1 : -1),
        };
  if (take_profit === undefined && stop_loss === undefined) return ordered;
  const entry = side === 'buy' ? (ordered.limit_price ?? ordered.stop_price ?? price) : price;
  if (entry === null) return null;
  return withExitsOf(side, ordered, {
    take_profit:
      take_profit === undefined ? terms.take_profit?.limit_price : priceAt(entry, take_profit, 1),
    stop_loss:
      stop_loss === undefined ? terms.stop_loss : { stop_price: priceAt(entry, stop_loss, -1) },
  });
}
