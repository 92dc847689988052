import { wilder } from './averages.ts';
import { delayed, highest, lowest, median, trueRange } from './ranges.ts';
import { at, type Column, type Sheet } from './sheet.ts';

/**
 * Returns conversion line, base line and both spans, which are moved to later bars. The spans beyond the
 * newest bar and the lagging span are left out (G. Hosoda, 1969).
 */
export function ichimoku(
  sheet: Sheet,
  conversionCount: number,
  baseCount: number,
  spanCount: number,
  displacement: number,
): readonly Column[] {
  const middle = (count: number) => {
    const high = highest(sheet, sheet.high, count);
    const low = lowest(sheet, sheet.low, count);
    return sheet.column((index) => (at(high, index) + at(low, index)) / 2);
  };
  const conversion = middle(conversionCount);
  const base = middle(baseCount);
  const spanA = sheet.column((index) => (at(conversion, index) + at(base, index)) / 2);
  const spanB = middle(spanCount);
  return [
    conversion,
    base,
    delayed(sheet, spanA, displacement),
    delayed(sheet, spanB, displacement),
  ];
}

interface SarState {
  sar: number;
  /** The most extreme price since the trend began. */
  extreme: number;
  acceleration: number;
  isLong: boolean;
}

/**
 * Returns Wilder's parabolic stop and reverse (New Concepts in Technical Trading Systems, 1978). The first
 * trend is up unless the middle of the second bar is below that of the first.
 */
export function parabolicSar(sheet: Sheet, step: number, max: number): Column {
  const middle = median(sheet);
  const state = sheet.column<SarState | null>((index, known) => {
    if (index === 0) return null;
    const before = known[index - 1];
    const bar = sheet.bar(index);
    const last = sheet.bar(index - 1);
    if (!before) {
      const isLong = at(middle, 1) >= at(middle, 0);
      return {
        sar: isLong ? last.low : last.high,
        extreme: isLong ? bar.high : bar.low,
        acceleration: step,
        isLong,
      };
    }
    const earlier = index > 1 ? sheet.bar(index - 2) : last;
    return nextSar(before, bar, [last, earlier], step, max);
  });
  return sheet.column((index) => state[index]?.sar ?? Number.NaN);
}

interface Range {
  high: number;
  low: number;
}

function nextSar(
  { sar, extreme, acceleration, isLong }: SarState,
  bar: Range,
  before: readonly Range[],
  step: number,
  max: number,
): SarState {
  const moved = sar + acceleration * (extreme - sar);
  const bound = isLong
    ? Math.min(moved, ...before.map(({ low }) => low))
    : Math.max(moved, ...before.map(({ high }) => high));
  const reached = isLong ? Math.max(extreme, bar.high) : Math.min(extreme, bar.low);
  if (isLong ? bar.low < bound : bar.high > bound) {
    return {
      sar: reached,
      extreme: isLong ? bar.low : bar.high,
      acceleration: step,
      isLong: !isLong,
    };
  }
  return {
    sar: bound,
    extreme: reached,
    acceleration: reached === extreme ? acceleration : Math.min(acceleration + step, max),
    isLong,
  };
}

interface TrendState {
  upper: number;
  lower: number;
  isUp: boolean;
}

/**
 * Returns the supertrend of O. Seban and its direction, 1 or -1: the lower or the upper one of bands of a
 * multiple of the average true range around the middle of each bar, which only move towards the price.
 */
export function supertrend(sheet: Sheet, count: number, multiplier: number): readonly Column[] {
  const range = wilder(sheet, trueRange(sheet), count);
  const middle = median(sheet);
  const state = sheet.column<TrendState | null>((index, known) => {
    const reach = multiplier * at(range, index);
    if (Number.isNaN(reach)) return null;
    const upper = at(middle, index) + reach;
    const lower = at(middle, index) - reach;
    const close = at(sheet.close, index);
    const before = known[index - 1];
    if (!before) return { upper, lower, isUp: close > upper };
    const closeBefore = at(sheet.close, index - 1);
    const keepsUpper = upper >= before.upper && closeBefore <= before.upper;
    const keepsLower = lower <= before.lower && closeBefore >= before.lower;
    const next = {
      upper: keepsUpper ? before.upper : upper,
      lower: keepsLower ? before.lower : lower,
    };
    return { ...next, isUp: before.isUp ? close >= next.lower : close > next.upper };
  });
  return [
    sheet.column((index) => {
      const now = state[index];
      if (!now) return Number.NaN;
      return now.isUp ? now.lower : now.upper;
    }),
    sheet.column((index) => {
      const now = state[index];
      if (!now) return Number.NaN;
      return now.isUp ? 1 : -1;
    }),
  ];
}

/** Returns Wilder's average directional index, and both directional indicators, in percent. */
export function directional(sheet: Sheet, count: number): readonly Column[] {
  const move = (isUp: boolean) =>
    sheet.column((index) => {
      if (index === 0) return 0;
      const up = at(sheet.high, index) - at(sheet.high, index - 1);
      const down = at(sheet.low, index - 1) - at(sheet.low, index);
      const [own, other] = isUp ? [up, down] : [down, up];
      return own > other && own > 0 ? own : 0;
    });
  const range = wilder(sheet, trueRange(sheet), count);
  const indicator = (isUp: boolean) => {
    const smoothed = wilder(sheet, move(isUp), count);
    return sheet.column((index) =>
      at(range, index) === 0 ? 0 : (100 * at(smoothed, index)) / at(range, index),
    );
  };
  const plus = indicator(true);
  const minus = indicator(false);
  const index = sheet.column((one) => {
    const sum = at(plus, one) + at(minus, one);
    return sum === 0 ? 0 : (100 * Math.abs(at(plus, one) - at(minus, one))) / sum;
  });
  return [wilder(sheet, index, count), plus, minus];
}

/** Returns how recent the highest high and the lowest low are, in percent (T. Chande, 1995). */
export function aroon(sheet: Sheet, count: number): readonly Column[] {
  const recency = (source: Column, isBetter: (value: number, than: number) => boolean) =>
    sheet.column((index) => {
      if (index < count) return Number.NaN;
      let best = index - count;
      for (let one = best + 1; one <= index; one += 1) {
        if (isBetter(at(source, one), at(source, best))) best = one;
      }
      return (100 * (count - (index - best))) / count;
    });
  return [
    recency(sheet.high, (value, than) => value >= than),
    recency(sheet.low, (value, than) => value <= than),
  ];
}
