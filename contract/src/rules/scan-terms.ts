import { isBlank } from './visible-text.ts';

/** Scans that one account keeps, those of them with an alert, and conditions of one scan. */
export const SCANS_MAX = 30;
export const SCAN_ALERTS_MAX = 10;
export const SCAN_CONDITIONS_MAX = 8;
export const SCAN_NAME_LENGTH_MAX = 40;
/** Rows in one answer. */
export const SCAN_ROWS_MAX = 100;
/** Bars of each instrument that indicators are computed from. */
export const SCAN_BARS = 250;

/** The lengths of bars that indicators of a scan are computed from. */
export const SCAN_INTERVALS = ['1m', '5m', '15m', '1h', '1d'] as const;

export const SCAN_JOINS = ['all', 'any'] as const;

/** A figure that crosses a value was on its other side, or at it, one bar before. */
export const SCAN_COMPARISONS = ['above', 'below', 'crosses_above', 'crosses_below'] as const;

export interface ScanParameter {
  readonly label: string;
  readonly default_value: number;
  readonly min: number;
  readonly max: number;
  /** 1 for whole numbers only. */
  readonly step: number;
}

export interface ScanFigureTerms {
  /** Its name in a list of choices. */
  readonly name: string;
  /** Its name at the head of a column. */
  readonly short: string;
  /** How it reads. */
  readonly unit: 'price' | 'dollars' | 'percent' | 'shares' | 'times' | 'number';
  /** A value that is worth looking for. */
  readonly default_value: number;
  /** Of an indicator; undefined for a figure of the day. */
  readonly parameters?: readonly ScanParameter[];
}

const length = (default_value: number, label = 'Length'): ScanParameter => ({
  label,
  default_value,
  min: 2,
  max: 200,
  step: 1,
});

/** The figures that a condition may compare, in the order in which they are offered. */
export const SCAN_FIGURES = {
  change_percent: { name: 'Change', short: '%', unit: 'percent', default_value: 2 },
  change: { name: 'Change in dollars', short: 'Chg', unit: 'dollars', default_value: 1 },
  price: { name: 'Price', short: 'Last', unit: 'price', default_value: 10 },
  volume: { name: 'Volume', short: 'Volume', unit: 'shares', default_value: 1_000_000 },
  relative_volume: { name: 'Relative volume', short: 'Rel vol', unit: 'times', default_value: 1.5 },
  gap_percent: { name: 'Gap at the open', short: 'Gap', unit: 'percent', default_value: 1 },
  range_position: {
    name: 'Position in the day\u2019s range',
    short: 'In range',
    unit: 'percent',
    default_value: 90,
  },
  sma_distance: {
    name: 'Distance to SMA',
    short: 'To SMA',
    unit: 'percent',
    default_value: 0,
    parameters: [length(50)],
  },
  ema_distance: {
    name: 'Distance to EMA',
    short: 'To EMA',
    unit: 'percent',
    default_value: 0,
    parameters: [length(20)],
  },
  sma_spread: {
    name: 'SMA over slower SMA',
    short: 'SMA',
    unit: 'percent',
    default_value: 0,
    parameters: [length(20, 'Fast'), length(50, 'Slow')],
  },
  ema_spread: {
    name: 'EMA over slower EMA',
    short: 'EMA',
    unit: 'percent',
    default_value: 0,
    parameters: [length(12, 'Fast'), length(26, 'Slow')],
  },
  rsi: {
    name: 'RSI',
    short: 'RSI',
    unit: 'number',
    default_value: 70,
    parameters: [length(14)],
  },
  macd_histogram: {
    name: 'MACD histogram',
    short: 'MACD',
    unit: 'number',
    default_value: 0,
    parameters: [length(12, 'Fast'), length(26, 'Slow'), length(9, 'Signal')],
  },
  bollinger_position: {
    name: 'Position in Bollinger bands',
    short: '%B',
    unit: 'percent',
    default_value: 100,
    parameters: [
      length(20),
      { label: 'Deviations', default_value: 2, min: 0.5, max: 5, step: 0.1 },
    ],
  },
  atr_percent: {
    name: 'ATR in per cent of the price',
    short: 'ATR %',
    unit: 'percent',
    default_value: 2,
    parameters: [length(14)],
  },
  adx: {
    name: 'ADX',
    short: 'ADX',
    unit: 'number',
    default_value: 25,
    parameters: [length(14)],
  },
  mfi: {
    name: 'Money flow index',
    short: 'MFI',
    unit: 'number',
    default_value: 80,
    parameters: [length(14)],
  },
  roc: {
    name: 'Rate of change',
    short: 'ROC',
    unit: 'percent',
    default_value: 5,
    parameters: [length(10)],
  },
} as const satisfies Readonly<Record<string, ScanFigureTerms>>;

export type ScanFigure = keyof typeof SCAN_FIGURES;
export const SCAN_FIGURE_NAMES = Object.keys(SCAN_FIGURES) as [ScanFigure, ...ScanFigure[]];

/** Returns the description of a figure. */
export const scanFigure = (figure: ScanFigure): ScanFigureTerms => SCAN_FIGURES[figure];

/** Sentences that refuse a scan. The server and the page use the same ones. */
export const SCAN_SENTENCES = {
  name_missing: 'A scan needs a name with visible characters.',
  name_too_long: `A name is at most ${SCAN_NAME_LENGTH_MAX} characters long.`,
  name_has_controls: 'A name has no line breaks and no other control characters.',
  too_many: `There are ${SCANS_MAX} scans already. Delete one first.`,
  too_many_alerts: `There are ${SCAN_ALERTS_MAX} scans with an alert already. Turn one off first.`,
  needs_bars: 'Only an indicator crosses a value: choose above or below.',
  parameters: (figure: string) => `${figure} needs other numbers.`,
} as const;

/** Returns what is wrong with the name of a scan, or null. */
export function scanNameFault(name: string): string | null {
  if (isBlank(name)) return SCAN_SENTENCES.name_missing;
  if (name.trim().length > SCAN_NAME_LENGTH_MAX) return SCAN_SENTENCES.name_too_long;
  return /\p{Cc}/u.test(name) ? SCAN_SENTENCES.name_has_controls : null;
}

/** What `scanConditionFault` needs of a condition. */
interface Condition {
  readonly figure: ScanFigure;
  readonly comparison: (typeof SCAN_COMPARISONS)[number];
  readonly parameters: readonly number[];
}

/** Returns why a condition cannot be evaluated, as a sentence; null if it can. */
export function scanConditionFault({ figure, comparison, parameters }: Condition): string | null {
  const { name, parameters: wanted } = scanFigure(figure);
  if (!wanted && comparison.startsWith('crosses')) return SCAN_SENTENCES.needs_bars;
  if (parameters.length !== (wanted?.length ?? 0)) return SCAN_SENTENCES.parameters(name);
  for (const [index, { label, min, max, step }] of (wanted ?? []).entries()) {
    const value = parameters[index] ?? Number.NaN;
    if (!(value >= min && value <= max)) return `${label} must be from ${min} to ${max}.`;
    if (step === 1 && !Number.isInteger(value)) return `${label} must be a whole number.`;
  }
  const [fast = 0, slow = 0] = parameters;
  const isPair = wanted?.[1]?.label === 'Slow';
  return isPair && fast >= slow ? 'Fast must be shorter than slow.' : null;
}
