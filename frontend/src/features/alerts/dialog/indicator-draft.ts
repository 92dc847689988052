import {
  type AlertIndicatorTerms,
  BAR_INTERVALS,
  type BarInterval,
  type Ticker,
} from '@finally/contract';
import {
  defaultParameters,
  INDICATORS,
  type IndicatorKind,
} from '@finally/contract/indicators/catalog';
import {
  type ComparedWith,
  comparisons,
  conditionFault,
  type IndicatorCondition,
} from '@finally/contract/indicators/conditions';
import type { AlertStart } from '../alerts-store';

/** The state of the form of an alert on an indicator. */
export interface IndicatorDraft {
  ticker: string;
  kind: IndicatorKind;
  /** As typed, one for each parameter. */
  parameters: readonly string[];
  interval: BarInterval;
  output: string;
  condition: IndicatorCondition;
  compared_with: ComparedWith['kind'];
  /** As typed. */
  value: string;
  other_output: string;
  note: string;
}

/**
 * Returns what is most often waited for: the upper level of an oscillator, the crossing of the signal line,
 * the price for an average, otherwise zero.
 */
function comparisonOf(
  kind: IndicatorKind,
): Pick<IndicatorDraft, 'output' | 'condition' | 'compared_with' | 'value' | 'other_output'> {
  const { lines, levels = [] } = INDICATORS[kind];
  const [first, second] = lines.map(({ name }) => name);
  const possible = comparisons(kind);
  const upper = levels.at(-1);
  const compared_with =
    possible.includes('price') || (possible.includes('output') && upper === undefined)
      ? (possible.at(-1) ?? 'value')
      : 'value';
  return {
    output: first ?? '',
    condition: compared_with === 'value' && upper !== undefined ? 'crosses_above' : 'crosses',
    compared_with,
    value: String(upper ?? 0),
    other_output: second ?? '',
  };
}

/** Returns the draft of a new alert on an indicator. */
export const newIndicatorDraft = (
  ticker: Ticker,
  { kind, parameters, interval }: NonNullable<AlertStart['indicator']>,
): IndicatorDraft => ({
  ticker,
  kind,
  parameters: parameters.map(String),
  interval,
  ...comparisonOf(kind),
  note: '',
});

/** Returns the draft with another indicator, with its default parameters. */
export const withIndicator = (draft: IndicatorDraft, kind: IndicatorKind): IndicatorDraft => ({
  ...draft,
  kind,
  parameters: defaultParameters(kind).map(String),
  ...comparisonOf(kind),
});

/** Returns the draft of an existing alert, to change it or set it again. */
export const indicatorDraftOf = (
  { ticker, note }: { ticker: Ticker; note: string },
  { indicator, compared_with, ...terms }: AlertIndicatorTerms,
): IndicatorDraft => ({
  ...comparisonOf(indicator),
  ticker,
  note,
  kind: indicator,
  parameters: terms.parameters.map(String),
  interval: terms.interval,
  output: terms.output,
  condition: terms.condition,
  compared_with: compared_with.kind,
  ...(compared_with.kind === 'value' && { value: String(compared_with.value) }),
  ...(compared_with.kind === 'output' && { other_output: compared_with.output }),
});

const toNumber = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

function comparedWith({ compared_with, value, other_output }: IndicatorDraft): ComparedWith {
  if (compared_with === 'value') return { kind: 'value', value: toNumber(value) };
  return compared_with === 'output' ? { kind: 'output', output: other_output } : { kind: 'price' };
}

/** Returns the terms of a draft, or the sentence that says why they are invalid. */
export function indicatorTermsOf(
  draft: IndicatorDraft,
): { terms: AlertIndicatorTerms } | { problem: string } {
  const { kind, interval, output, condition } = draft;
  const terms: AlertIndicatorTerms = {
    kind: 'indicator',
    indicator: kind,
    parameters: draft.parameters.map(toNumber),
    interval: BAR_INTERVALS.find((one) => one === interval) ?? '1m',
    output,
    condition,
    compared_with: comparedWith(draft),
  };
  const fault = conditionFault(terms);
  if (fault) return { problem: fault };
  const { compared_with } = terms;
  return compared_with.kind === 'value' && !Number.isFinite(compared_with.value)
    ? { problem: 'Write a number, as in 70.' }
    : { terms };
}
