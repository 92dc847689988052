import { sma, wilder } from './averages.ts';
import { highest, lowest, percentBetween, typical } from './ranges.ts';
import { at, type Column, type Sheet, sumOf } from './sheet.ts';

/** Returns Wilder's relative strength index; 100 if no price fell. */
export function rsi(sheet: Sheet, source: Column, count: number): Column {
  const moves = (sign: number) =>
    sheet.column((index) => {
      const move = sign * (at(source, index) - at(source, index - 1));
      return Number.isNaN(move) ? move : Math.max(move, 0);
    });
  const gains = wilder(sheet, moves(1), count);
  const losses = wilder(sheet, moves(-1), count);
  return sheet.column((index) => {
    const [gain, loss] = [at(gains, index), at(losses, index)];
    return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
  });
}

/** Smooths a percentage twice, each time by a simple average. */
function smoothed(sheet: Sheet, raw: Column, smoothing: number, signal: number): readonly Column[] {
  const slow = sma(sheet, raw, smoothing);
  return [slow, sma(sheet, slow, signal)];
}

/** Returns Lane's stochastic: where the close lies in the range of the newest `count` bars, in percent. */
export function stochastic(
  sheet: Sheet,
  count: number,
  smoothing: number,
  signal: number,
): readonly Column[] {
  const high = highest(sheet, sheet.high, count);
  const low = lowest(sheet, sheet.low, count);
  const raw = sheet.column((index) =>
    percentBetween(at(sheet.close, index), at(low, index), at(high, index)),
  );
  return smoothed(sheet, raw, smoothing, signal);
}

/** Returns the stochastic of the relative strength index (T. Chande and S. Kroll, 1994). */
export function stochasticRsi(
  sheet: Sheet,
  rsiCount: number,
  count: number,
  smoothing: number,
  signal: number,
): readonly Column[] {
  const strength = rsi(sheet, sheet.close, rsiCount);
  const high = highest(sheet, strength, count);
  const low = lowest(sheet, strength, count);
  const raw = sheet.column((index) =>
    percentBetween(at(strength, index), at(low, index), at(high, index)),
  );
  return smoothed(sheet, raw, smoothing, signal);
}

/**
 * Returns Lambert's commodity channel index: the distance of the typical price from its average, in units
 * of 0.015 mean deviations (D. Lambert, 1980); 0 if prices did not move.
 */
export function cci(sheet: Sheet, count: number): Column {
  const price = typical(sheet);
  const mean = sma(sheet, price, count);
  return sheet.column((index) => {
    const average = at(mean, index);
    const distance = sumOf(index, count, (one) => Math.abs(at(price, one) - average)) / count;
    return distance === 0 ? 0 : (at(price, index) - average) / (0.015 * distance);
  });
}

/** Returns Williams' %R: the distance of the close from the highest high, in percent of the range. */
export function williams(sheet: Sheet, count: number): Column {
  const high = highest(sheet, sheet.high, count);
  const low = lowest(sheet, sheet.low, count);
  return sheet.column(
    (index) => percentBetween(at(sheet.close, index), at(low, index), at(high, index)) - 100,
  );
}

/** Returns the change since `count` bars ago in percent of the price then. */
export const rateOfChange = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column((index) => (at(source, index) / at(source, index - count) - 1) * 100);
