import { at, type Column, type Sheet, sumOf } from './sheet.ts';

/** Returns the simple moving average. */
export const sma = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column((index) => sumOf(index, count, (one) => at(source, one)) / count);

/**
 * Returns the exponential moving average with the weight 2 / (count + 1). It begins with the first value
 * and is given from the `count`-th on.
 */
export function ema(sheet: Sheet, source: Column, count: number): Column {
  const weight = 2 / (count + 1);
  const running = sheet.column((index, own) => {
    const before = at(own, index - 1);
    const value = at(source, index);
    return Number.isNaN(before) ? value : before + weight * (value - before);
  });
  return sheet.column((index) =>
    Number.isNaN(at(source, index - count + 1)) ? Number.NaN : at(running, index),
  );
}

/**
 * Returns Wilder's moving average with the weight 1 / count, which begins with a simple average
 * (J. W. Wilder, New Concepts in Technical Trading Systems, 1978).
 */
export function wilder(sheet: Sheet, source: Column, count: number): Column {
  return sheet.column((index, own) => {
    const before = at(own, index - 1);
    return Number.isNaN(before)
      ? sumOf(index, count, (one) => at(source, one)) / count
      : before + (at(source, index) - before) / count;
  });
}

/** Returns the moving average with weights 1 to `count`, the greatest for the newest. */
export const wma = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column(
    (index) =>
      sumOf(index, count, (one) => at(source, one) * (one - index + count)) /
      ((count * (count + 1)) / 2),
  );

/** Returns Hull's moving average: WMA(2 WMA(n/2) - WMA(n), sqrt n) (A. Hull, 2005). */
export function hma(sheet: Sheet, source: Column, count: number): Column {
  const half = wma(sheet, source, Math.floor(count / 2));
  const whole = wma(sheet, source, count);
  const lagReduced = sheet.column((index) => 2 * at(half, index) - at(whole, index));
  return wma(sheet, lagReduced, Math.floor(Math.sqrt(count)));
}

/** Returns 2 EMA - EMA(EMA) (P. Mulloy, Stocks & Commodities, February 1994). */
export function dema(sheet: Sheet, source: Column, count: number): Column {
  const once = ema(sheet, source, count);
  const twice = ema(sheet, once, count);
  return sheet.column((index) => 2 * at(once, index) - at(twice, index));
}

/** Returns the exponential average applied three times. */
export const tripleEma = (sheet: Sheet, source: Column, count: number): Column =>
  ema(sheet, ema(sheet, ema(sheet, source, count), count), count);

/** Returns 3 EMA - 3 EMA(EMA) + EMA(EMA(EMA)) (P. Mulloy, Stocks & Commodities, January 1994). */
export function tema(sheet: Sheet, source: Column, count: number): Column {
  const once = ema(sheet, source, count);
  const twice = ema(sheet, once, count);
  const thrice = ema(sheet, twice, count);
  return sheet.column((index) => 3 * (at(once, index) - at(twice, index)) + at(thrice, index));
}

/** Returns the average of closes weighted by volume; NaN while nothing was traded. */
export const vwma = (sheet: Sheet, count: number): Column =>
  sheet.column(
    (index) =>
      sumOf(index, count, (one) => at(sheet.close, one) * at(sheet.volume, one)) /
      sumOf(index, count, (one) => at(sheet.volume, one)),
  );

const FASTEST = 2 / (2 + 1);
const SLOWEST = 2 / (30 + 1);

/**
 * Returns Kaufman's adaptive moving average with the smoothing constants 2 and 30. It begins with a close
 * (P. J. Kaufman, Trading Systems and Methods).
 */
export const kama = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column((index, own) => {
    const value = at(source, index);
    if (index < count) return index === count - 1 ? value : Number.NaN;
    const path = sumOf(index, count, (one) => Math.abs(at(source, one) - at(source, one - 1)));
    const efficiency = path === 0 ? 1 : Math.abs(value - at(source, index - count)) / path;
    const smoothing = (efficiency * (FASTEST - SLOWEST) + SLOWEST) ** 2;
    const before = at(own, index - 1);
    return before + smoothing * (value - before);
  });

/** Returns the last point of the line of least squares through the newest `count` values. */
export function linearRegression(sheet: Sheet, source: Column, count: number): Column {
  const middle = (count - 1) / 2;
  const spread = (count * (count ** 2 - 1)) / 12;
  return sheet.column((index) => {
    const mean = sumOf(index, count, (one) => at(source, one)) / count;
    const slope = sumOf(index, count, (one) => (one - index + middle) * at(source, one)) / spread;
    return mean + slope * middle;
  });
}
