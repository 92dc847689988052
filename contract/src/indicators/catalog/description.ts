/** The description of an indicator: its names, parameters and lines. Computes nothing. */

export interface Parameter {
  label: string;
  default_value: number;
  min: number;
  max: number;
  /** 1 for whole numbers only. */
  step: number;
}

/**
 * How a line is drawn: in the color of the indicator, in a faint shade of it, in a color that differs
 * from it, in the color of rising or falling prices, as dots, as columns from zero, or in steps with the
 * color of the trend, which the value after its own tells (1 up, -1 down).
 */
export type LineLook = 'own' | 'faint' | 'contrast' | 'up' | 'down' | 'dots' | 'columns' | 'trend';

export interface IndicatorLine {
  name: string;
  look: LineLook;
}

export interface IndicatorDescription {
  /** The short name: `SMA`. */
  short: string;
  name: string;
  parameters: readonly Parameter[];
  /** Its lines, in the order of its values. */
  lines: readonly IndicatorLine[];
  /** Over the prices, or in its own pane. */
  place: 'prices' | 'own pane';
  /** How its values read: as prices, as an index with one decimal, in percent, or as a number of shares. */
  unit: 'price' | 'index' | 'percent' | 'shares';
  uses_volume?: boolean;
  /** Whether its values stay for a while and then jump. */
  is_stepped?: boolean;
  /** Levels to which its values are compared, such as overbought. */
  levels?: readonly number[];
  /** The range of its own pane; by default that of its values. */
  range?: readonly [number, number];
  /** Returns why valid parameters do not go together, as a sentence; null if they do. */
  fault?(values: readonly number[]): string | null;
}

const PERIOD_MAX = 500;

export const period = (default_value: number, label = 'Period', min = 2): Parameter => ({
  label,
  default_value,
  min,
  max: PERIOD_MAX,
  step: 1,
});

/** Returns a parameter by which a width is multiplied. */
export const factor = (default_value: number, label: string): Parameter => ({
  label,
  default_value,
  min: 0.1,
  max: 10,
  step: 0.1,
});

const line = (name: string, look: LineLook = 'own'): IndicatorLine => ({ name, look });

/** Returns a single line. */
export const single = (name: string): readonly IndicatorLine[] => [line(name)];

export const lines = (
  ...described: readonly (string | readonly [string, LineLook])[]
): readonly IndicatorLine[] =>
  described.map((one) => (typeof one === 'string' ? line(one) : line(...one)));

/** The lines of a channel around an average. */
export const CHANNEL = lines('Upper', ['Middle', 'faint'], 'Lower');

/** Returns the check that the first of two parameters is below the second. */
export const below =
  (lower: string, upper: string) =>
  ([first = 0, second = 0]: readonly number[]): string | null =>
    first < second ? null : `${lower} must be below ${upper.toLowerCase()}.`;
