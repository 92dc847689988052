import { below, type IndicatorDescription, lines, period, single } from './description.ts';

type Given = Omit<IndicatorDescription, 'place' | 'unit'> &
  Partial<Pick<IndicatorDescription, 'unit'>>;

const pane = (given: Given): IndicatorDescription => ({
  unit: 'index',
  ...given,
  place: 'own pane',
});

const PERCENT = [0, 100] as const;

/** The indicators that have their own pane below the prices. */
export const OWN_PANE = {
  rsi: pane({
    short: 'RSI',
    name: 'Relative strength index',
    parameters: [period(14)],
    lines: single('RSI'),
    levels: [30, 70],
    range: PERCENT,
  }),
  macd: pane({
    short: 'MACD',
    name: 'Moving average convergence divergence',
    parameters: [period(12, 'Fast'), period(26, 'Slow', 3), period(9, 'Signal')],
    lines: lines('MACD', ['Signal', 'contrast'], ['Histogram', 'columns']),
    unit: 'price',
    fault: below('Fast', 'Slow'),
  }),
  stochastic: pane({
    short: 'STOCH',
    name: 'Stochastic oscillator',
    parameters: [period(14), period(3, 'Smoothing', 1), period(3, 'Signal', 1)],
    lines: lines('%K', ['%D', 'contrast']),
    levels: [20, 80],
    range: PERCENT,
  }),
  stochrsi: pane({
    short: 'SRSI',
    name: 'Stochastic RSI',
    parameters: [
      period(14, 'RSI period'),
      period(14, 'Period'),
      period(3, 'Smoothing', 1),
      period(3, 'Signal', 1),
    ],
    lines: lines('%K', ['%D', 'contrast']),
    levels: [20, 80],
    range: PERCENT,
  }),
  cci: pane({
    short: 'CCI',
    name: 'Commodity channel index',
    parameters: [period(20)],
    lines: single('CCI'),
    levels: [-100, 100],
  }),
  williams: pane({
    short: '%R',
    name: 'Williams %R',
    parameters: [period(14)],
    lines: single('%R'),
    levels: [-80, -20],
    range: [-100, 0],
  }),
  roc: pane({
    short: 'ROC',
    name: 'Rate of change',
    parameters: [period(9, 'Period', 1)],
    lines: single('ROC'),
    unit: 'percent',
    levels: [0],
  }),
  momentum: pane({
    short: 'MOM',
    name: 'Momentum',
    parameters: [period(10, 'Period', 1)],
    lines: single('MOM'),
    unit: 'price',
    levels: [0],
  }),
  atr: pane({
    short: 'ATR',
    name: 'Average true range',
    parameters: [period(14)],
    lines: single('ATR'),
    unit: 'price',
  }),
  stddev: pane({
    short: 'SD',
    name: 'Standard deviation',
    parameters: [period(20)],
    lines: single('SD'),
    unit: 'price',
  }),
  adx: pane({
    short: 'ADX',
    name: 'Average directional index, DMI',
    parameters: [period(14)],
    lines: lines('ADX', ['+DI', 'up'], ['\u2212DI', 'down']),
    levels: [25],
  }),
  aroon: pane({
    short: 'AROON',
    name: 'Aroon',
    parameters: [period(14)],
    lines: lines(['Up', 'up'], ['Down', 'down']),
    range: PERCENT,
    levels: [50],
  }),
  trix: pane({
    short: 'TRIX',
    name: 'Triple exponential average, rate of change',
    parameters: [period(15)],
    lines: single('TRIX'),
    unit: 'percent',
    levels: [0],
  }),
  ao: pane({
    short: 'AO',
    name: 'Awesome oscillator',
    parameters: [period(5, 'Fast'), period(34, 'Slow', 3)],
    lines: lines(['AO', 'columns']),
    unit: 'price',
    fault: below('Fast', 'Slow'),
  }),
  obv: pane({
    short: 'OBV',
    name: 'On-balance volume',
    parameters: [],
    lines: single('OBV'),
    unit: 'shares',
    uses_volume: true,
  }),
  ad: pane({
    short: 'A/D',
    name: 'Accumulation/distribution',
    parameters: [],
    lines: single('A/D'),
    unit: 'shares',
    uses_volume: true,
  }),
  mfi: pane({
    short: 'MFI',
    name: 'Money flow index',
    parameters: [period(14)],
    lines: single('MFI'),
    levels: [20, 80],
    range: PERCENT,
    uses_volume: true,
  }),
  cmf: pane({
    short: 'CMF',
    name: 'Chaikin money flow',
    parameters: [period(20)],
    lines: single('CMF'),
    unit: 'price',
    levels: [0],
    uses_volume: true,
  }),
} as const satisfies Record<string, IndicatorDescription>;
