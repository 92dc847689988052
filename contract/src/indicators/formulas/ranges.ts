import { sma } from './averages.ts';
import { at, type Column, type Sheet, sumOf } from './sheet.ts';

/** Returns the greatest of the newest `count` values. */
export const highest = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column((index) => extreme(source, index, count, Math.max));

/** Returns the least of the newest `count` values. */
export const lowest = (sheet: Sheet, source: Column, count: number): Column =>
  sheet.column((index) => extreme(source, index, count, Math.min));

function extreme(
  source: Column,
  index: number,
  count: number,
  choose: (left: number, right: number) => number,
): number {
  let found = at(source, index);
  for (let one = index - count + 1; one < index; one += 1) found = choose(found, at(source, one));
  return found;
}

/** Returns the mean of high and low of each bar. */
export const median = (sheet: Sheet): Column =>
  sheet.column((index) => (at(sheet.high, index) + at(sheet.low, index)) / 2);

/** Returns the mean of high, low and close of each bar. */
export const typical = (sheet: Sheet): Column =>
  sheet.column(
    (index) => (at(sheet.high, index) + at(sheet.low, index) + at(sheet.close, index)) / 3,
  );

/** Returns Wilder's true range: the range of a bar and the close before it. */
export const trueRange = (sheet: Sheet): Column =>
  sheet.column((index) => {
    const { high, low } = sheet.bar(index);
    if (index === 0) return high - low;
    const before = at(sheet.close, index - 1);
    return Math.max(high, before) - Math.min(low, before);
  });

/** Returns the standard deviation of the newest `count` values, as of a whole population. */
export function deviation(sheet: Sheet, source: Column, count: number): Column {
  const mean = sma(sheet, source, count);
  return sheet.column((index) =>
    Math.sqrt(sumOf(index, count, (one) => (at(source, one) - at(mean, index)) ** 2) / count),
  );
}

/** Returns where a value lies between two others, in percent; 50 if they are equal. */
export const percentBetween = (value: number, low: number, high: number): number =>
  high === low ? 50 : ((value - low) / (high - low)) * 100;

/** Returns a column moved to later bars. */
export const delayed = (sheet: Sheet, source: Column, bars: number): Column =>
  sheet.column((index) => at(source, index - bars));

/** Returns the change of a value since `bars` bars ago. */
export const changeOf = (sheet: Sheet, source: Column, bars: number): Column =>
  sheet.column((index) => at(source, index) - at(source, index - bars));
