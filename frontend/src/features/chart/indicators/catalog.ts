/** The names, parameters and places of the indicators. Computes nothing. */

export const INDICATOR_KINDS = ['sma', 'ema', 'vwap', 'bollinger', 'rsi', 'macd'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** One indicator on the chart. */
export interface Indicator {
  /** Unique on the chart. */
  id: string;
  kind: IndicatorKind;
  /** One value for each parameter of its kind, in that order. */
  parameters: readonly number[];
  /** The index of its series color, from 0. */
  color: number;
}

export interface Parameter {
  label: string;
  default_value: number;
  min: number;
  max: number;
  /** 1 for whole numbers only. */
  step: number;
}

export interface IndicatorDescription {
  /** The short name: `SMA`. */
  short: string;
  name: string;
  parameters: readonly Parameter[];
  /** The names of its lines, in the order of its values. */
  lines: readonly string[];
  /** Over the prices, or in its own pane. */
  place: 'prices' | 'own pane';
}

/** Number of series colors. */
export const SERIES_COLORS = 6;

/** Maximum number of indicators; more would leave no room for prices. */
export const INDICATORS_MAX = 12;

const PERIOD_MAX = 500;

const period = (label: string, default_value: number, min = 2): Parameter => ({
  label,
  default_value,
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
      { label: 'Deviations', default_value: 2, min: 0.5, max: 5, step: 0.1 },
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

/** Returns why parameters are invalid, as a sentence; null if they are valid. */
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

/** Returns the lowest number, from 0, that is not in `taken`. */
const firstFree = (taken: readonly number[]): number => {
  let free = 0;
  while (taken.includes(free)) free += 1;
  return free;
};

export const defaultParameters = (kind: IndicatorKind): readonly number[] =>
  INDICATORS[kind].parameters.map(({ default_value }) => default_value);

/** Returns a new indicator with a color that the present ones do not use. */
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
