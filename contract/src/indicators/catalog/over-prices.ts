import {
  below,
  CHANNEL,
  factor,
  type IndicatorDescription,
  lines,
  period,
  single,
} from './description.ts';

const average = (
  short: string,
  name: string,
  default_period: number,
  more: Partial<IndicatorDescription> = {},
): IndicatorDescription => ({
  short,
  name,
  parameters: [period(default_period)],
  lines: single(short),
  place: 'prices',
  unit: 'price',
  ...more,
});

const channel = (
  short: string,
  name: string,
  parameters: IndicatorDescription['parameters'],
): IndicatorDescription => ({
  short,
  name,
  parameters,
  lines: CHANNEL,
  place: 'prices',
  unit: 'price',
});

/** The indicators that are drawn over the prices. */
export const OVER_PRICES = {
  sma: average('SMA', 'Simple moving average', 20),
  ema: average('EMA', 'Exponential moving average', 50),
  wma: average('WMA', 'Weighted moving average', 20),
  hma: average('HMA', 'Hull moving average', 20, { parameters: [period(20, 'Period', 4)] }),
  dema: average('DEMA', 'Double exponential moving average', 20),
  tema: average('TEMA', 'Triple exponential moving average', 20),
  vwma: average('VWMA', 'Volume-weighted moving average', 20, { uses_volume: true }),
  kama: average('KAMA', "Kaufman's adaptive moving average", 10),
  linreg: average('LSMA', 'Linear regression', 25),
  vwap: average('VWAP', 'Volume-weighted average price', 0, { parameters: [], uses_volume: true }),
  bollinger: channel('BB', 'Bollinger bands', [
    period(20),
    { label: 'Deviations', default_value: 2, min: 0.5, max: 5, step: 0.1 },
  ]),
  keltner: channel('KC', 'Keltner channels', [
    period(20),
    period(10, 'ATR period'),
    factor(2, 'Multiplier'),
  ]),
  donchian: channel('DC', 'Donchian channels', [period(20)]),
  ichimoku: {
    short: 'ICHI',
    name: 'Ichimoku cloud',
    parameters: [
      period(9, 'Conversion'),
      period(26, 'Base'),
      period(52, 'Span B'),
      { label: 'Displacement', default_value: 26, min: 0, max: 200, step: 1 },
    ],
    lines: lines('Conversion', ['Base', 'contrast'], ['Span A', 'up'], ['Span B', 'down']),
    place: 'prices',
    unit: 'price',
  },
  psar: {
    short: 'PSAR',
    name: 'Parabolic SAR',
    parameters: [
      { label: 'Step', default_value: 0.02, min: 0.001, max: 0.5, step: 0.01 },
      { label: 'Maximum', default_value: 0.2, min: 0.01, max: 1, step: 0.1 },
    ],
    lines: lines(['SAR', 'dots']),
    place: 'prices',
    unit: 'price',
    fault: below('Step', 'Maximum'),
  },
  supertrend: {
    short: 'ST',
    name: 'Supertrend',
    parameters: [period(10), factor(3, 'Multiplier')],
    lines: lines(['Supertrend', 'trend']),
    place: 'prices',
    unit: 'price',
    is_stepped: true,
  },
  pivots: {
    short: 'PP',
    name: 'Pivot points',
    parameters: [],
    lines: lines('P', ['R1', 'down'], ['S1', 'up'], ['R2', 'down'], ['S2', 'up']),
    place: 'prices',
    unit: 'price',
    is_stepped: true,
  },
} as const satisfies Record<string, IndicatorDescription>;
