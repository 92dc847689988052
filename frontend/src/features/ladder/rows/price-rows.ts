import type { Side } from '@finally/contract';

/** How many ticks a row holds. */
export const GROUPINGS = [1, 5, 10] as const;
export type Grouping = (typeof GROUPINGS)[number];

const DOLLAR_E4 = 10_000;
const CENT_E4 = 100;

/** Dollars in whole 1/10,000 dollars. */
export const toE4 = (price: number): number => Math.round(price * 10_000);
export const fromE4 = (price_e4: number): number => price_e4 / 10_000;

/**
 * Returns the height of a row in 1/10,000 dollar: a cent a tick from $1.00 on, 1/10,000 dollar below.
 *
 * @param last_e4 decides for all rows, so that they have one height
 */
export const rowStep = (last_e4: number, grouping: Grouping): number =>
  grouping * (last_e4 >= DOLLAR_E4 ? CENT_E4 : 1);

/**
 * Returns the row that shows a price on one side: prices between two rows belong to the row that is worse for
 * who takes, so a row never promises a better price than there is.
 */
export const rowOf = (side: Side, price_e4: number, step: number): number =>
  side === 'buy' ? Math.floor(price_e4 / step) * step : Math.ceil(price_e4 / step) * step;

/** Returns the row nearest to a price, for marks that have no side. */
export const nearestRow = (price_e4: number, step: number): number =>
  Math.round(price_e4 / step) * step;

export interface Level {
  readonly price: number;
  readonly size: number;
}

export interface RowDepth {
  readonly size: number;
  /** The sizes of this row and of all that are nearer to the market. */
  readonly total: number;
}

/**
 * Adds the levels of one side up by rows.
 *
 * @param side on which the levels rest
 * @param levels best first
 * @returns by the price of the row in 1/10,000 dollar, best first
 */
export function depthByRow(
  side: Side,
  levels: readonly Level[],
  step: number,
): ReadonlyMap<number, RowDepth> {
  const rows = new Map<number, RowDepth>();
  let total = 0;
  for (const { price, size } of levels) {
    const row = rowOf(side, toE4(price), step);
    total += size;
    rows.set(row, { size: (rows.get(row)?.size ?? 0) + size, total });
  }
  return rows;
}

/**
 * Returns the price of the first row of a ladder, so that a price is in the middle.
 *
 * @param count how many rows are shown
 */
export const topRow = (middle_e4: number, step: number, count: number): number =>
  nearestRow(middle_e4, step) + Math.floor(count / 2) * step;
