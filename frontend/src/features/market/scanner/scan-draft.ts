import {
  SCAN_COMPARISONS,
  SCAN_CONDITIONS_MAX,
  SCAN_FIGURE_NAMES,
  SCAN_INTERVALS,
  SCAN_JOINS,
  type Scan,
  type ScanCondition,
  type ScanFigure,
  scanConditionFault,
  scanFigure,
} from '@finally/contract';
import { parseNumber } from '@/shared/format/typed-number';

/** A condition as it is typed. */
export interface ConditionDraft {
  readonly figure: ScanFigure;
  readonly parameters: readonly string[];
  readonly interval: ScanCondition['interval'];
  readonly comparison: ScanCondition['comparison'];
  readonly value: string;
}

export interface ScanDraft {
  readonly join: Scan['join'];
  readonly conditions: readonly ConditionDraft[];
}

export const COMPARISON_WORDS: Readonly<Record<ScanCondition['comparison'], string>> = {
  above: 'above',
  below: 'below',
  crosses_above: 'crosses above',
  crosses_below: 'crosses below',
};

const SCALES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

/** Returns a typed number, which may be negative or end with K, M or B; null if it is none. */
export function readNumber(typed: string): number | null {
  const [, sign, digits = '', scale = ''] =
    /^([-\u2212]?)\s*([^\s%]*?)\s*([kmb%]?)$/i.exec(typed.trim()) ?? [];
  const value = parseNumber(digits);
  if (value === null) return null;
  const scaled = value * (SCALES[scale.toUpperCase()] ?? 1);
  return sign ? -scaled : scaled;
}

/** Returns a new condition on a figure, with values that are worth looking for. */
export function newCondition(figure: ScanFigure): ConditionDraft {
  const { parameters = [], default_value } = scanFigure(figure);
  return {
    figure,
    parameters: parameters.map((one) => String(one.default_value)),
    interval: '1d',
    comparison: 'above',
    value: String(default_value),
  };
}

/** Returns a typed condition, or the sentence that says why it cannot be evaluated. */
export function readCondition(draft: ConditionDraft): ScanCondition | string {
  const value = readNumber(draft.value);
  if (value === null) return 'Write a number, as in 2.5 or 1M.';
  const parameters = draft.parameters.map((typed) => parseNumber(typed) ?? Number.NaN);
  const condition = { ...draft, parameters, value };
  return scanConditionFault(condition) ?? condition;
}

/** Returns a typed scan; null while a condition cannot be evaluated. */
export function readScan({ join, conditions }: ScanDraft): Scan | null {
  const read = conditions.map(readCondition);
  const valid = read.filter((one): one is ScanCondition => typeof one !== 'string');
  return valid.length === read.length && valid.length > 0 ? { join, conditions: valid } : null;
}

/** Returns a scan as it would be typed. */
export const draftOf = ({ join, conditions }: Scan): ScanDraft => ({
  join,
  conditions: conditions.map(({ parameters, value, ...condition }) => ({
    ...condition,
    parameters: parameters.map(String),
    value: String(value),
  })),
});

/** `RSI 14 on 1d`, `Volume`. */
export function figureLabel({
  figure,
  parameters,
  interval,
}: Pick<ScanCondition, 'figure' | 'interval'> & { parameters: readonly unknown[] }): string {
  const { name } = scanFigure(figure);
  return parameters.length === 0 ? name : `${name} ${parameters.join(' ')} on ${interval}`;
}

/** `RSI 14 on 1d below 30 and Volume above 1000000`. */
export const describeScan = ({ join, conditions }: ScanDraft): string =>
  conditions
    .map((one) => `${figureLabel(one)} ${COMPARISON_WORDS[one.comparison]} ${one.value}`)
    .join(join === 'all' ? ' and ' : ' or ');

const isOneOf = (choices: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && choices.includes(value);

/** Returns true if a value read from the browser's storage is a draft. */
export function isScanDraft(value: unknown): value is ScanDraft {
  const { join, conditions } = (value ?? {}) as Partial<ScanDraft>;
  return (
    isOneOf(SCAN_JOINS, join) &&
    Array.isArray(conditions) &&
    conditions.length > 0 &&
    conditions.length <= SCAN_CONDITIONS_MAX &&
    conditions.every(
      (one) =>
        isOneOf(SCAN_FIGURE_NAMES, one?.figure) &&
        isOneOf(SCAN_INTERVALS, one.interval) &&
        isOneOf(SCAN_COMPARISONS, one.comparison) &&
        typeof one.value === 'string' &&
        Array.isArray(one.parameters) &&
        one.parameters.length === (scanFigure(one.figure).parameters?.length ?? 0) &&
        one.parameters.every((parameter: unknown) => typeof parameter === 'string'),
    )
  );
}

const on = (
  figure: ScanFigure,
  comparison: ScanCondition['comparison'],
  value: string,
): ConditionDraft => ({ ...newCondition(figure), comparison, value });

/** Scans to begin with. */
export const SCAN_EXAMPLES: readonly { readonly name: string; readonly draft: ScanDraft }[] = [
  {
    name: 'Up on volume',
    draft: {
      join: 'all',
      conditions: [on('change_percent', 'above', '2'), on('relative_volume', 'above', '1.2')],
    },
  },
  {
    name: 'Near the high of the day',
    draft: {
      join: 'all',
      conditions: [on('range_position', 'above', '95'), on('change_percent', 'above', '1')],
    },
  },
  {
    name: 'Oversold',
    draft: { join: 'all', conditions: [on('rsi', 'below', '30')] },
  },
  {
    name: 'Golden cross',
    draft: {
      join: 'all',
      conditions: [{ ...on('sma_spread', 'crosses_above', '0'), parameters: ['50', '200'] }],
    },
  },
  {
    name: 'Above the upper Bollinger band',
    draft: { join: 'all', conditions: [on('bollinger_position', 'above', '100')] },
  },
];
