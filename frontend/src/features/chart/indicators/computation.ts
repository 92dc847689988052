import { BollingerBands, EMA, MACD, RSI, SMA, VWAP } from 'trading-signals';
import type { IndicatorKind } from './catalog';

/** The input of indicators; `time` is the bar's start in Unix seconds. */
export interface IndicatorBar {
  time: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** One number for each line of the indicator; null while there are too few bars. */
export type IndicatorValues = readonly number[] | null;

/** An incremental computation of an indicator, with constant cost per bar. */
export interface Computation {
  /** Adds the next bar. */
  add(bar: IndicatorBar): IndicatorValues;
  /** Replaces the last bar, because it has grown. */
  replace(bar: IndicatorBar): IndicatorValues;
}

const DAY_SECONDS = 86_400;

/** The common interface of the library's indicators. */
interface Indicates<Input, Output> {
  update(input: Input, replace: boolean): Output | null;
  readonly isStable: boolean;
}

const ofCloses = <Output>(
  indicator: Indicates<number, Output>,
  toValues: (output: Output) => readonly number[],
): Computation => {
  const take = (bar: IndicatorBar, replace: boolean): IndicatorValues => {
    const output = indicator.update(bar.close, replace);
    return output === null || !indicator.isStable ? null : toValues(output);
  };
  return { add: (bar) => take(bar, false), replace: (bar) => take(bar, true) };
};

const single = (value: number) => [value];

/** Returns the session of a bar: its day in UTC, or its month for daily bars. */
function sessionOf(time: number, intervalSeconds: number): string {
  const day = new Date(time * 1_000).toISOString().slice(0, 10);
  return intervalSeconds < DAY_SECONDS ? day : day.slice(0, 7);
}

/** Computes the volume-weighted average price since the start of the session. */
function sessionVwap(intervalSeconds: number): Computation {
  let vwap = new VWAP();
  let session = '';
  // A bar without volume was not added, so it cannot be replaced.
  let isCounted = false;

  function count(bar: IndicatorBar, replace: boolean): IndicatorValues {
    if (bar.volume > 0) {
      vwap.update(bar, replace && isCounted);
      isCounted = true;
    } else if (!replace) {
      isCounted = false;
    }
    const value = vwap.getResult();
    return value === null ? null : [value];
  }

  return {
    add(bar) {
      const own = sessionOf(bar.time, intervalSeconds);
      if (own !== session) {
        session = own;
        vwap = new VWAP();
      }
      return count(bar, false);
    },
    replace: (bar) => count(bar, true),
  };
}

/**
 * Returns the computation of an indicator: simple and exponential moving averages, Wilder's RSI, MACD
 * with exponential averages, Bollinger bands with the population's standard deviation, VWAP by session.
 *
 * @param parameters valid ones, as the catalog describes them for this kind
 */
export function compute(
  kind: IndicatorKind,
  parameters: readonly number[],
  intervalSeconds: number,
): Computation {
  const [first = 0, second = 0, third = 0] = parameters;
  switch (kind) {
    case 'sma':
      return ofCloses(new SMA(first), single);
    case 'ema':
      return ofCloses(new EMA(first), single);
    case 'rsi':
      return ofCloses(new RSI(first), single);
    case 'bollinger':
      return ofCloses(new BollingerBands(first, second), ({ upper, middle, lower }) => [
        upper,
        middle,
        lower,
      ]);
    case 'macd':
      return ofCloses(
        new MACD(new EMA(first), new EMA(second), new EMA(third)),
        ({ macd, signal, histogram }) => [macd, signal, histogram],
      );
    case 'vwap':
      return sessionVwap(intervalSeconds);
  }
}
