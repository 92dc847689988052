/** What an alert on an indicator waits for, judged on closed bars. */

import {
  INDICATORS,
  type IndicatorKind,
  type IndicatorTerms,
  indicatorLabel,
  parameterFault,
} from './catalog/catalog.ts';
import type { IndicatorValues } from './computation.ts';

/**
 * `above` and `below` need one closed bar; a crossing needs a bar on the other side, or at the same value,
 * right before it.
 */
export const INDICATOR_CONDITIONS = [
  'above',
  'below',
  'crosses',
  'crosses_above',
  'crosses_below',
] as const;
export type IndicatorCondition = (typeof INDICATOR_CONDITIONS)[number];

/** What the output of an indicator is compared with: a number, another output, or the close of the bar. */
export type ComparedWith =
  | { kind: 'value'; value: number }
  | { kind: 'output'; output: string }
  | { kind: 'price' };

export interface IndicatorConditionTerms {
  indicator: IndicatorKind;
  parameters: IndicatorTerms['parameters'];
  /** The name of one of its lines in the catalog. */
  output: string;
  condition: IndicatorCondition;
  compared_with: ComparedWith;
}

const CONDITION_WORDS: Readonly<Record<IndicatorCondition, string>> = {
  above: 'above',
  below: 'below',
  crosses: 'crosses',
  crosses_above: 'crosses above',
  crosses_below: 'crosses below',
};

/** Indicators that count from the first bar that is known, so that a value means nothing by itself. */
const COUNTS_FROM_FIRST_BAR: readonly IndicatorKind[] = ['obv', 'ad'];

const outputs = (kind: IndicatorKind): readonly string[] =>
  INDICATORS[kind].lines.map(({ name }) => name);

/** Returns with what the outputs of an indicator can be compared. */
export function comparisons(kind: IndicatorKind): readonly ComparedWith['kind'][] {
  return [
    ...(COUNTS_FROM_FIRST_BAR.includes(kind) ? [] : (['value'] as const)),
    ...(INDICATORS[kind].lines.length > 1 ? (['output'] as const) : []),
    ...(INDICATORS[kind].place === 'prices' ? (['price'] as const) : []),
  ];
}

/** Returns the kinds on which an alert can be set: those whose outputs can be compared with anything. */
export const canAlert = (kind: IndicatorKind): boolean => comparisons(kind).length > 0;

/** Returns why the terms of an alert on an indicator are invalid, as a sentence; null if they are valid. */
export function conditionFault(terms: IndicatorConditionTerms): string | null {
  const { indicator, parameters, output, compared_with } = terms;
  const { name } = INDICATORS[indicator];
  const fault = parameterFault(indicator, parameters);
  if (fault) return fault;
  if (!canAlert(indicator)) {
    return `The values of ${name} count from the first bar that is known, so they cannot be compared.`;
  }
  const known = outputs(indicator);
  const unknown = (one: string) => `${name} has no output ${one}. It has ${known.join(', ')}.`;
  if (!known.includes(output)) return unknown(output);
  if (compared_with.kind === 'price' && !comparisons(indicator).includes('price')) {
    return `${name} is not a price, so it cannot be compared with the price.`;
  }
  if (compared_with.kind !== 'output') return null;
  if (!known.includes(compared_with.output)) return unknown(compared_with.output);
  return compared_with.output === output ? 'An output cannot be compared with itself.' : null;
}

/** `RSI 14`, or `MACD 12 26 9 Signal` if the indicator has several outputs. */
const describeOutput = (terms: IndicatorConditionTerms, output: string): string => {
  const { indicator, parameters } = terms;
  const label = indicatorLabel({ kind: indicator, parameters });
  const isOnly = INDICATORS[indicator].lines.length === 1;
  return isOnly || output === INDICATORS[indicator].short ? label : `${label} ${output}`;
};

/** `RSI 14 on 5m above 70`, `MACD 12 26 9 on 1h crosses above Signal`, `SMA 20 on 1d crosses the price`. */
export function describeCondition(terms: IndicatorConditionTerms & { interval: string }): string {
  const { output, interval, condition, compared_with } = terms;
  const other =
    compared_with.kind === 'value'
      ? String(compared_with.value)
      : compared_with.kind === 'price'
        ? 'the price'
        : compared_with.output;
  return `${describeOutput(terms, output)} on ${interval} ${CONDITION_WORDS[condition]} ${other}`;
}

/** An output and what it is compared with, at one closed bar; NaN while there are too few bars. */
export interface ComparedValues {
  value: number;
  other: number;
}

/** Returns what a condition compares at a bar, from all values of the indicator and the close in dollars. */
export function comparedValues(
  { indicator, output, compared_with }: IndicatorConditionTerms,
  values: IndicatorValues,
  close: number,
): ComparedValues {
  const of = (name: string) => values?.[outputs(indicator).indexOf(name)] ?? Number.NaN;
  const other =
    compared_with.kind === 'value'
      ? compared_with.value
      : compared_with.kind === 'price'
        ? close
        : of(compared_with.output);
  return { value: of(output), other };
}

/**
 * Returns whether a closed bar meets a condition. Above means more than, and a line crosses above another if
 * it is above it and was not at the bar before.
 */
export function isConditionMet(
  condition: IndicatorCondition,
  now: ComparedValues,
  before: ComparedValues,
): boolean {
  const isAbove = now.value > now.other;
  const isBelow = now.value < now.other;
  const rises = isAbove && before.value <= before.other;
  const falls = isBelow && before.value >= before.other;
  switch (condition) {
    case 'above':
      return isAbove;
    case 'below':
      return isBelow;
    case 'crosses_above':
      return rises;
    case 'crosses_below':
      return falls;
    case 'crosses':
      return rises || falls;
  }
}
