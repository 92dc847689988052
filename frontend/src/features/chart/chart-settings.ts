import { BAR_INTERVALS, type BarInterval, parseTicker, type Ticker } from '@finally/contract';
import { DRAWINGS_MAX, type Drawing, readDrawing } from './drawings/drawings';
import { INDICATORS_MAX, type Indicator, readIndicator } from './indicators/indicator';

export const CHART_STYLES = ['candles', 'line', 'area', 'hollow', 'heikin_ashi', 'bars'] as const;
export type ChartStyle = (typeof CHART_STYLES)[number];

/** The settings of the chart, as this browser remembers them. */
export interface ChartSettings {
  interval: BarInterval;
  style: ChartStyle;
  is_log_scale: boolean;
  shows_volume: boolean;
  /** Whether markers of the account's trades and the line of the average cost are shown. */
  shows_trades: boolean;
  indicators: readonly Indicator[];
  /** The ticker that the selected one is compared with; null for none. */
  compared_with: Ticker | null;
  drawings: Readonly<Record<string, readonly Drawing[]>>;
}

export const DEFAULT_SETTINGS: ChartSettings = {
  interval: '1m',
  style: 'candles',
  is_log_scale: false,
  shows_volume: true,
  shows_trades: true,
  indicators: [],
  compared_with: null,
  drawings: {},
};

const oneOf = <Choice extends string>(
  choices: readonly Choice[],
  value: unknown,
  fallback: Choice,
): Choice => choices.find((choice) => choice === value) ?? fallback;

const flag = (value: unknown, fallback: boolean): boolean =>
  typeof value === 'boolean' ? value : fallback;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Renames the field `colour`, as versions before the first release stored it. */
function withColor(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('colour' in value)) return value;
  const { colour, ...rest } = value;
  return { color: colour, ...rest };
}

/** Returns the first item of each id: React and the chart handle duplicates differently. */
const distinct = <Item extends { id: string }>(items: readonly Item[]): readonly Item[] =>
  items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index);

function indicatorsOf(value: unknown): readonly Indicator[] {
  const read = list(value).map(withColor).map(readIndicator);
  return distinct(read.filter((indicator) => indicator !== null)).slice(0, INDICATORS_MAX);
}

function drawingsOf(value: unknown): ChartSettings['drawings'] {
  if (typeof value !== 'object' || value === null) return {};
  const drawings: Record<string, readonly Drawing[]> = {};
  for (const [name, lines] of Object.entries(value)) {
    const ticker = parseTicker(name);
    const read = list(lines).map(withColor).map(readDrawing);
    const whole = distinct(read.filter((drawing) => drawing !== null));
    if (ticker === undefined || whole.length === 0) continue;
    // A ticker may have been stored in two spellings.
    drawings[ticker] = distinct([...(drawings[ticker] ?? []), ...whole]).slice(0, DRAWINGS_MAX);
  }
  return drawings;
}

/** Returns the valid settings of what was stored; invalid ones are those of `fallback`. */
export function readSettings(stored: unknown, fallback = DEFAULT_SETTINGS): ChartSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof ChartSettings, unknown>
  >;
  const { compared_with } = given;
  return {
    interval: oneOf(BAR_INTERVALS, given.interval, fallback.interval),
    style: oneOf(CHART_STYLES, given.style, fallback.style),
    is_log_scale: flag(given.is_log_scale, fallback.is_log_scale),
    shows_volume: flag(given.shows_volume, fallback.shows_volume),
    shows_trades: flag(given.shows_trades, fallback.shows_trades),
    indicators: indicatorsOf(given.indicators),
    compared_with: typeof compared_with === 'string' ? (parseTicker(compared_with) ?? null) : null,
    drawings: drawingsOf(given.drawings),
  };
}
