import type { IndicatorKind } from './catalog/catalog.ts';
import * as averages from './formulas/averages.ts';
import * as oscillators from './formulas/oscillators.ts';
import * as ranges from './formulas/ranges.ts';
import { pivots, sessionVwap } from './formulas/sessions.ts';
import { at, type Column, type IndicatorBar, Sheet } from './formulas/sheet.ts';
import * as trends from './formulas/trends.ts';
import * as volumes from './formulas/volumes.ts';

export type { IndicatorBar } from './formulas/sheet.ts';

/**
 * One number for each line of the indicator, NaN for a line that has none; null while there are too few
 * bars for any.
 */
export type IndicatorValues = readonly number[] | null;

/** An incremental computation of an indicator, with constant cost per bar. */
export interface Computation {
  /** Adds the next bar. */
  add(bar: IndicatorBar): IndicatorValues;
  /** Replaces the last bar, because it has grown. */
  replace(bar: IndicatorBar): IndicatorValues;
}

type Parameters = readonly [number, number, number, number];

/** Returns the lines of an indicator as columns of a sheet. */
type Formula = (sheet: Sheet, parameters: Parameters, intervalSeconds: number) => readonly Column[];

type Average = (sheet: Sheet, source: Column, count: number) => Column;
const ofCloses =
  (average: Average): Formula =>
  (sheet, [count]) => [average(sheet, sheet.close, count)];

/** Returns a channel around a middle: upper line, middle, lower line. */
const around = (sheet: Sheet, middle: Column, reach: (index: number) => number) => [
  sheet.column((index) => at(middle, index) + reach(index)),
  middle,
  sheet.column((index) => at(middle, index) - reach(index)),
];

const bollinger: Formula = (sheet, [count, deviations]) => {
  const deviation = ranges.deviation(sheet, sheet.close, count);
  const middle = averages.sma(sheet, sheet.close, count);
  return around(sheet, middle, (index) => deviations * at(deviation, index));
};

const averageTrueRange = (sheet: Sheet, count: number) =>
  averages.wilder(sheet, ranges.trueRange(sheet), count);

const keltner: Formula = (sheet, [count, rangeCount, multiplier]) => {
  const range = averageTrueRange(sheet, rangeCount);
  const middle = averages.ema(sheet, sheet.close, count);
  return around(sheet, middle, (index) => multiplier * at(range, index));
};

const donchian: Formula = (sheet, [count]) => {
  const upper = ranges.highest(sheet, sheet.high, count);
  const lower = ranges.lowest(sheet, sheet.low, count);
  return [upper, sheet.column((index) => (at(upper, index) + at(lower, index)) / 2), lower];
};

const difference = (sheet: Sheet, left: Column, right: Column) =>
  sheet.column((index) => at(left, index) - at(right, index));

const macd: Formula = (sheet, [fast, slow, signalCount]) => {
  const line = difference(
    sheet,
    averages.ema(sheet, sheet.close, fast),
    averages.ema(sheet, sheet.close, slow),
  );
  const signal = averages.ema(sheet, line, signalCount);
  return [line, signal, difference(sheet, line, signal)];
};

const awesome: Formula = (sheet, [fast, slow]) => {
  const middle = ranges.median(sheet);
  return [difference(sheet, averages.sma(sheet, middle, fast), averages.sma(sheet, middle, slow))];
};

const FORMULAS: Readonly<Record<IndicatorKind, Formula>> = {
  sma: ofCloses(averages.sma),
  ema: ofCloses(averages.ema),
  wma: ofCloses(averages.wma),
  hma: ofCloses(averages.hma),
  dema: ofCloses(averages.dema),
  tema: ofCloses(averages.tema),
  kama: ofCloses(averages.kama),
  linreg: ofCloses(averages.linearRegression),
  vwma: (sheet, [count]) => [averages.vwma(sheet, count)],
  vwap: (sheet, _, intervalSeconds) => [sessionVwap(sheet, intervalSeconds)],
  pivots: (sheet, _, intervalSeconds) => pivots(sheet, intervalSeconds),
  bollinger,
  keltner,
  donchian,
  ichimoku: (sheet, parameters) => trends.ichimoku(sheet, ...parameters),
  psar: (sheet, [step, max]) => [trends.parabolicSar(sheet, step, max)],
  supertrend: (sheet, [count, multiplier]) => trends.supertrend(sheet, count, multiplier),
  rsi: ofCloses(oscillators.rsi),
  macd,
  stochastic: (sheet, [count, smoothing, signal]) =>
    oscillators.stochastic(sheet, count, smoothing, signal),
  stochrsi: (sheet, parameters) => oscillators.stochasticRsi(sheet, ...parameters),
  cci: (sheet, [count]) => [oscillators.cci(sheet, count)],
  williams: (sheet, [count]) => [oscillators.williams(sheet, count)],
  roc: ofCloses(oscillators.rateOfChange),
  momentum: ofCloses(ranges.changeOf),
  atr: (sheet, [count]) => [averageTrueRange(sheet, count)],
  stddev: ofCloses(ranges.deviation),
  adx: (sheet, [count]) => trends.directional(sheet, count),
  aroon: (sheet, [count]) => trends.aroon(sheet, count),
  trix: (sheet, [count]) => [
    oscillators.rateOfChange(sheet, averages.tripleEma(sheet, sheet.close, count), 1),
  ],
  ao: awesome,
  obv: (sheet) => [volumes.onBalanceVolume(sheet)],
  ad: (sheet) => [volumes.accumulation(sheet)],
  mfi: (sheet, [count]) => [volumes.moneyFlowIndex(sheet, count)],
  cmf: (sheet, [count]) => [volumes.chaikinFlow(sheet, count)],
};

/**
 * Returns the computation of an indicator.
 *
 * @param parameters valid ones, as the catalog describes them for this kind
 */
export function compute(
  kind: IndicatorKind,
  [first = 0, second = 0, third = 0, fourth = 0]: readonly number[],
  intervalSeconds: number,
): Computation {
  const sheet = new Sheet();
  const lines = FORMULAS[kind](sheet, [first, second, third, fourth], intervalSeconds);
  const values = (): IndicatorValues => {
    const last = lines.map((line) => line.at(-1) ?? Number.NaN);
    return last.every(Number.isNaN) ? null : last;
  };
  return {
    add(bar) {
      sheet.add(bar);
      return values();
    },
    replace(bar) {
      sheet.replace(bar);
      return values();
    },
  };
}
