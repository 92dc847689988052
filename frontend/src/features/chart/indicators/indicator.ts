import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
  type IndicatorKind,
  type IndicatorTerms,
  parameterFault,
} from '@finally/contract/indicators/catalog';

export const LINE_WIDTHS = [1, 2, 3, 4] as const;
export type LineWidth = (typeof LINE_WIDTHS)[number];

/** One indicator on the chart. */
export interface Indicator extends IndicatorTerms {
  /** Unique on the chart. */
  id: string;
  /** The index of its series color, from 0. */
  color: number;
  width: LineWidth;
  /** The height of its own pane, in units of a new pane's height. */
  height: number;
}

/** What can be changed of an indicator. */
export type IndicatorChange = Partial<Omit<Indicator, 'id' | 'kind'>>;

/** Number of series colors. */
export const SERIES_COLORS = 6;

/** Maximum number of indicators; more would leave no room for prices. */
export const INDICATORS_MAX = 12;

/** Returns the lowest number, from 0, that is not in `taken`. */
const firstFree = (taken: readonly number[]): number => {
  let free = 0;
  while (taken.includes(free)) free += 1;
  return free;
};

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
    width: 1,
    height: 1,
  };
}

/** Returns the indicator with a change; unchanged if the new parameters are invalid. */
export const changedIndicator = (indicator: Indicator, change: IndicatorChange): Indicator =>
  parameterFault(indicator.kind, change.parameters ?? indicator.parameters) === null
    ? { ...indicator, ...change }
    : indicator;

/**
 * Returns the indicators with one of them moved by a place among those of its kind of place: over the
 * prices, or in an own pane. The same list if it is the first or the last of them.
 */
export function movedIndicator(
  indicators: readonly Indicator[],
  id: string,
  by: -1 | 1,
): readonly Indicator[] {
  const from = indicators.findIndex((one) => one.id === id);
  const moved = indicators[from];
  if (!moved) return indicators;
  const { place } = INDICATORS[moved.kind];
  const isOther = (one: Indicator | undefined) => one && INDICATORS[one.kind].place !== place;
  let to = from + by;
  while (isOther(indicators[to])) to += by;
  if (!indicators[to]) return indicators;
  return indicators.toSpliced(from, 1).toSpliced(to, 0, moved);
}

const PANE_HEIGHT_MIN = 0.1;
const PANE_HEIGHT_MAX = 20;

/** Returns a stored indicator, also from versions without widths and heights; null if it is invalid. */
export function readIndicator(value: unknown): Indicator | null {
  const { id, kind, parameters, color, width, height } = (value ?? {}) as Partial<Indicator>;
  const known = INDICATOR_KINDS.find((one) => one === kind);
  if (typeof id !== 'string' || !known || !Array.isArray(parameters)) return null;
  const isColor = Number.isInteger(color) && Number(color) >= 0 && Number(color) < SERIES_COLORS;
  if (!isColor || parameterFault(known, parameters) !== null) return null;
  return {
    id,
    kind: known,
    parameters,
    color: Number(color),
    width: LINE_WIDTHS.find((one) => one === width) ?? 1,
    height: Number.isFinite(height)
      ? Math.min(Math.max(Number(height), PANE_HEIGHT_MIN), PANE_HEIGHT_MAX)
      : 1,
  };
}
