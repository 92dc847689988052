import type { Bar } from '@finally/contract';

/** A ticker's closes, as the chart draws them. */
export interface Line {
  readonly ticker: string;
  /** Prices in dollars, or changes since the first bar in percent if tickers are compared. */
  readonly values: readonly number[];
}

export interface Series {
  readonly ticker: string;
  readonly bars: readonly Pick<Bar, 'time' | 'close'>[];
}

/**
 * Returns the lines of a small chart: the closes of one ticker, or the changes in percent of several, over
 * the bars that all of them have.
 */
export function linesOf(series: readonly Series[]): readonly Line[] {
  const [only, ...others] = series;
  if (!only) return [];
  if (others.length === 0) {
    return [{ ticker: only.ticker, values: only.bars.map(({ close }) => close) }];
  }
  const shared = others.reduce(
    (times, { bars }) => {
      const known = new Set(bars.map(({ time }) => time));
      return times.filter((time) => known.has(time));
    },
    only.bars.map(({ time }) => time),
  );
  const kept = new Set(shared);
  return series.map(({ ticker, bars }) => {
    const closes = bars.filter(({ time }) => kept.has(time)).map(({ close }) => close);
    const [first = 1] = closes;
    return { ticker, values: closes.map((close) => (close / first - 1) * 100) };
  });
}

/** Returns the SVG path of each line in one box with one scale; empty for lines without values. */
export function pathsOf(lines: readonly Line[], width: number, height: number): readonly string[] {
  const all = lines.flatMap(({ values }) => values);
  const low = Math.min(...all);
  const range = Math.max(...all) - low || 1;
  return lines.map(({ values }) => {
    const step = width / Math.max(1, values.length - 1);
    return values
      .map((value, index) => {
        const y = height - ((value - low) / range) * height;
        return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('');
  });
}
