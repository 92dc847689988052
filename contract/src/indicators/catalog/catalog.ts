/** The indicators that there are. Computes nothing. */

import type { IndicatorDescription } from './description.ts';
import { OVER_PRICES } from './over-prices.ts';
import { OWN_PANE } from './own-pane.ts';

export type { IndicatorDescription, LineLook } from './description.ts';

const ALL = { ...OVER_PRICES, ...OWN_PANE };

export type IndicatorKind = keyof typeof ALL;
export const INDICATORS: Readonly<Record<IndicatorKind, IndicatorDescription>> = ALL;
export const INDICATOR_KINDS = Object.keys(ALL) as readonly IndicatorKind[];

/** An indicator with its parameters. */
export interface IndicatorTerms {
  kind: IndicatorKind;
  /** One value for each parameter of its kind, in that order. */
  parameters: readonly number[];
}

/** `SMA 20`, `MACD 12 26 9`, `VWAP`. */
export const indicatorLabel = ({ kind, parameters }: IndicatorTerms): string =>
  [INDICATORS[kind].short, ...parameters].join(' ');

/** Returns why parameters are invalid, as a sentence; null if they are valid. */
export function parameterFault(kind: IndicatorKind, values: readonly number[]): string | null {
  const { parameters, fault } = INDICATORS[kind];
  if (values.length !== parameters.length) return 'Give every number.';
  for (const [index, { label, min, max, step }] of parameters.entries()) {
    const value = values[index] ?? Number.NaN;
    if (!(value >= min && value <= max)) return `${label} must be from ${min} to ${max}.`;
    if (step === 1 && !Number.isInteger(value)) return `${label} must be a whole number.`;
  }
  return fault?.(values) ?? null;
}

export const defaultParameters = (kind: IndicatorKind): readonly number[] =>
  INDICATORS[kind].parameters.map(({ default_value }) => default_value);

/** Returns the kinds that a text names by short or full name, the best match first; all for no text. */
export function findIndicators(text: string): readonly IndicatorKind[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return INDICATOR_KINDS;
  const words = wanted.split(/\s+/);
  const rank = (kind: IndicatorKind): number => {
    const short = INDICATORS[kind].short.toLowerCase();
    const name = INDICATORS[kind].name.toLowerCase();
    if (short === wanted || kind === wanted) return 0;
    if (short.startsWith(wanted)) return 1;
    if (name.startsWith(wanted)) return 2;
    const all = `${kind} ${short} ${name}`.split(/[^\p{L}\d%]+/u);
    if (words.every((word) => all.some((own) => own.startsWith(word)))) return 3;
    return Number.POSITIVE_INFINITY;
  };
  return INDICATOR_KINDS.filter((kind) => Number.isFinite(rank(kind))).sort(
    (left, right) => rank(left) - rank(right),
  );
}
