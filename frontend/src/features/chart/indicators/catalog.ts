/** What each indicator is called, which numbers it takes and where it is drawn. Computes nothing. */

export const INDICATOR_KINDS = ['sma', 'ema', 'vwap', 'bollinger', 'rsi', 'macd'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** One indicator on the chart. */
export interface Indicator {
  /** Tells it from others on the same chart; says nothing else. */
  id: string;
  kind: IndicatorKind;
  /** One number for each parameter of its kind, in that order. */
  parameters: readonly number[];
  /** Which of the chart's series colors it takes. */
  color: number;
}

export interface Parameter {
  label: string;
  usual: number;
  min: number;
  max: number;
  /** 1 where only whole numbers make sense. */
  step: number;
}

export interface IndicatorDescription {
  /** As in a legend: `SMA`. */
  short: string;
  name: string;
  parameters: readonly Parameter[];
  /** Names of its lines, in the order of its values. */
  lines: readonly string[];
  /** Over the prices, or in a pane of its own. */
  place: 'prices' | 'own pane';
}

/** How many colors there are for indicators. */
export const SERIES_COLORS = 6;

/** More would leave no room for prices. */
export const INDICATORS_MAX = 12;

const PERIOD_MAX = 500;

const period = (label: string, usual: number, min = 2): Parameter => ({
  label,
  usual,
  min,
  max: PERIOD_MAX,
  step: 1,
});

export const INDICATORS: Readonly<Record<IndicatorKind, IndicatorDescription>> = {
  sma: {
    short: 'SMA',
    name: 'Simple moving average',
    parameters: [period('Period', 20)],
    lines: ['SMA'],
    place: 'prices',
  },
  ema: {
    short: 'EMA',
    name: 'Exponential moving average',
    parameters: [period('Period', 50)],
    lines: ['EMA'],
    place: 'prices',
  },
  vwap: {
    short: 'VWAP',
    name: 'Volume-weighted average price',
    parameters: [],
    lines: ['VWAP'],
    place: 'prices',
  },
  bollinger: {
    short: 'BB',
    name: 'Bollinger bands',
    parameters: [
      period('Period', 20),
      { label: 'Deviations', usual: 2, min: 0.5, max: 5, step: 0.1 },
    ],
    lines: ['Upper', 'Middle', 'Lower'],
    place: 'prices',
  },
  rsi: {
    short: 'RSI',
    name: 'Relative strength index',
    parameters: [period('Period', 14)],
    lines: ['RSI'],
    place: 'own pane',
  },
  macd: {
    short: 'MACD',
    name: 'Moving average convergence divergence',
    parameters: [period('Fast', 12), period('Slow', 26, 3), period('Signal', 9)],
    lines: ['MACD', 'Signal', 'Histogram'],
    place: 'own pane',
  },
};

/** `SMA 20`, `MACD 12 26 9`, `VWAP`. */
export const indicatorLabel = ({
  kind,
  parameters,
}: Pick<Indicator, 'kind' | 'parameters'>): string =>
  [INDICATORS[kind].short, ...parameters].join(' ');

/** Why an indicator cannot have these numbers, as a sentence; null where it can. */
export function parameterFault(kind: IndicatorKind, values: readonly number[]): string | null {
  const { parameters } = INDICATORS[kind];
  if (values.length !== parameters.length) return 'Give every number.';
  for (const [index, { label, min, max, step }] of parameters.entries()) {
    const value = values[index] ?? Number.NaN;
    if (!(value >= min && value <= max)) return `${label} must be from ${min} to ${max}.`;
    if (step === 1 && !Number.isInteger(value)) return `${label} must be a whole number.`;
  }
  const [fast = 0, slow = 0] = values;
  if (kind === 'macd' && fast >= slow) return 'Fast must be below slow.';
  return null;
}

/** The lowest number that none of `taken` has. */
const firstFree = (taken: readonly number[]): number => {
  let free = 0;
  while (taken.includes(free)) free += 1;
  return free;
};

export const defaultParameters = (kind: IndicatorKind): readonly number[] =>
  INDICATORS[kind].parameters.map(({ usual }) => usual);

/** A new indicator in a color that is free beside those that are there. */
export function newIndicator(
  kind: IndicatorKind,
  present: readonly Indicator[],
  parameters: readonly number[] = defaultParameters(kind),
): Indicator {
  const ofKind = present
    .filter((one) => one.kind === kind)
    .map(({ id }) => Number(id.slice(kind.length + 1)));
  return {
    id: `${kind}-${firstFree(ofKind)}`,
    kind,
    parameters,
    color: firstFree(present.map(({ color }) => color)) % SERIES_COLORS,
  };
}
