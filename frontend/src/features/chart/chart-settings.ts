import { BAR_INTERVALS, type BarInterval, parseTicker, type Ticker } from '@finally/contract';
import { DRAWINGS_MAX, type Drawing, readDrawing } from './drawings/drawings';
import {
  INDICATOR_KINDS,
  INDICATORS_MAX,
  type Indicator,
  parameterFault,
  SERIES_COLORS,
} from './indicators/catalog';

export const CHART_STYLES = ['candles', 'line', 'area'] as const;
export type ChartStyle = (typeof CHART_STYLES)[number];

/** What a person has chosen about the chart, as it is kept from one visit to the next. */
export interface ChartSettings {
  interval: BarInterval;
  style: ChartStyle;
  is_log_scale: boolean;
  shows_volume: boolean;
  /** Markers of own trades and the line of the average cost. */
  shows_trades: boolean;
  indicators: readonly Indicator[];
  /** The ticker that the chosen one is compared with. */
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
  usual: Choice,
): Choice => choices.find((choice) => choice === value) ?? usual;

const flag = (value: unknown, usual: boolean): boolean =>
  typeof value === 'boolean' ? value : usual;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Renames the field `colour`, as versions before the first release stored it. */
function withColor(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('colour' in value)) return value;
  const { colour, ...rest } = value;
  return { color: colour, ...rest };
}

function isIndicator(value: unknown): value is Indicator {
  const { id, kind, parameters, color } = (value ?? {}) as Partial<Indicator>;
  return (
    typeof id === 'string' &&
    INDICATOR_KINDS.some((known) => known === kind) &&
    Array.isArray(parameters) &&
    parameterFault(kind as Indicator['kind'], parameters) === null &&
    Number.isInteger(color) &&
    Number(color) >= 0 &&
    Number(color) < SERIES_COLORS
  );
}

/** The first of each id: two of the same would be one to React and two to the chart. */
const distinct = <One extends { id: string }>(ones: readonly One[]): readonly One[] =>
  ones.filter(({ id }, index) => ones.findIndex((other) => other.id === id) === index);

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

/**
 * Settings out of whatever was stored: what is not understood is left out and
 * takes nothing else with it.
 */
export function readSettings(stored: unknown): ChartSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof ChartSettings, unknown>
  >;
  const usual = DEFAULT_SETTINGS;
  const { compared_with } = given;
  return {
    interval: oneOf(BAR_INTERVALS, given.interval, usual.interval),
    style: oneOf(CHART_STYLES, given.style, usual.style),
    is_log_scale: flag(given.is_log_scale, usual.is_log_scale),
    shows_volume: flag(given.shows_volume, usual.shows_volume),
    shows_trades: flag(given.shows_trades, usual.shows_trades),
    indicators: distinct(list(given.indicators).map(withColor).filter(isIndicator)).slice(
      0,
      INDICATORS_MAX,
    ),
    compared_with: typeof compared_with === 'string' ? (parseTicker(compared_with) ?? null) : null,
    drawings: drawingsOf(given.drawings),
  };
}
