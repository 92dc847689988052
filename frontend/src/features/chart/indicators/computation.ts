import { BollingerBands, EMA, MACD, RSI, SMA, VWAP } from 'trading-signals';
import type { IndicatorKind } from './catalog';

/** What indicators are computed of; `time` is the bar's start in Unix seconds. */
export interface IndicatorBar {
  time: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** One number for each line of the indicator; null while there are too few bars. */
export type IndicatorValues = readonly number[] | null;

/** An indicator that follows bars one by one, at the same cost for each. */
export interface Computation {
  /** Takes in the bar after the last one. */
  add(bar: IndicatorBar): IndicatorValues;
  /** Takes in the last bar anew, as it has grown. */
  replace(bar: IndicatorBar): IndicatorValues;
}

const DAY_SECONDS = 86_400;

/** What the library's indicators have in common. */
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

/** The session that a bar belongs to: its day in UTC, or for bars of days its month. */
function sessionOf(time: number, intervalSeconds: number): string {
  const day = new Date(time * 1_000).toISOString().slice(0, 10);
  return intervalSeconds < DAY_SECONDS ? day : day.slice(0, 7);
}

/** The volume-weighted average price since the session began. */
function sessionVwap(intervalSeconds: number): Computation {
  let vwap = new VWAP();
  let session = '';
  // A bar without volume has not been counted, and so cannot be replaced.
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
 * Simple and exponential moving averages, Wilder's RSI, MACD with exponential
 * averages, Bollinger bands with the population's deviation, and VWAP by session.
 *
 * @param parameters as the catalog describes them for this kind, and without fault
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
