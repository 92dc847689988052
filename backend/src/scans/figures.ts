import { BAR_INTERVAL_MS, type ScanCondition, type ScanFigure } from '@finally/contract';
import type { IndicatorKind } from '@finally/contract/indicators/catalog';
import { compute } from '@finally/contract/indicators/computation';
import { type PriceE4, priceToJson } from '../kernel/money.ts';
import type { DayFigures, PriceBar } from '../market/index.ts';
import { changePercent, gapPercent, relativeVolume } from '../market/index.ts';

/** A figure now, and one bar before; null if it cannot be computed, or has no bar before. */
export interface FigureValue {
  readonly now: number | null;
  readonly before: number | null;
}

/** Returns the lines of an indicator for the next bar; NaN while there are too few bars. */
type NextLines = (bar: PriceBar) => readonly number[];
/** Returns a figure for the next bar; NaN while there are too few bars. */
type NextValue = (bar: PriceBar) => number;
type Indicator = (parameters: readonly number[], interval_seconds: number) => NextValue;

const NONE: readonly number[] = [];

const closeOf = ({ close_e4 }: PriceBar): number => priceToJson(close_e4);

function linesOf(kind: IndicatorKind, parameters: readonly number[], seconds: number): NextLines {
  const computation = compute(kind, parameters, seconds);
  return (bar) =>
    computation.add({
      time: bar.time_ms / 1000,
      high: priceToJson(bar.high_e4),
      low: priceToJson(bar.low_e4),
      close: closeOf(bar),
      volume: bar.volume,
    }) ?? NONE;
}

/** The line of an indicator by its place. */
const line =
  (kind: IndicatorKind, place = 0): Indicator =>
  (parameters, seconds) => {
    const lines = linesOf(kind, parameters, seconds);
    return (bar) => lines(bar)[place] ?? Number.NaN;
  };

const distance =
  (kind: 'sma' | 'ema'): Indicator =>
  (parameters, seconds) => {
    const average = line(kind)(parameters, seconds);
    return (bar) => 100 * (closeOf(bar) / average(bar) - 1);
  };

const spread =
  (kind: 'sma' | 'ema'): Indicator =>
  ([fast = 0, slow = 0], seconds) => {
    const faster = line(kind)([fast], seconds);
    const slower = line(kind)([slow], seconds);
    return (bar) => 100 * (faster(bar) / slower(bar) - 1);
  };

const bollingerPosition: Indicator = (parameters, seconds) => {
  const bands = linesOf('bollinger', parameters, seconds);
  return (bar) => {
    const [upper = Number.NaN, , lower = Number.NaN] = bands(bar);
    return upper > lower ? (100 * (closeOf(bar) - lower)) / (upper - lower) : Number.NaN;
  };
};

const rangePercent: Indicator = (parameters, seconds) => {
  const range = line('atr')(parameters, seconds);
  return (bar) => (100 * range(bar)) / closeOf(bar);
};

const INDICATORS: Readonly<Partial<Record<ScanFigure, Indicator>>> = {
  sma_distance: distance('sma'),
  ema_distance: distance('ema'),
  sma_spread: spread('sma'),
  ema_spread: spread('ema'),
  rsi: line('rsi'),
  macd_histogram: line('macd', 2),
  bollinger_position: bollingerPosition,
  atr_percent: rangePercent,
  adx: line('adx'),
  mfi: line('mfi'),
  roc: line('roc'),
};

/** The figures of the day. */
const OF_THE_DAY: Readonly<Partial<Record<ScanFigure, (day: DayFigures) => number | null>>> = {
  price: ({ price_e4 }) => priceToJson(price_e4),
  change: ({ price_e4, previous_close_e4 }) =>
    priceToJson((price_e4 - previous_close_e4) as PriceE4),
  change_percent: changePercent,
  gap_percent: gapPercent,
  volume: ({ volume }) => volume,
  relative_volume: relativeVolume,
  range_position: ({ price_e4, low_e4, high_e4 }) =>
    high_e4 > low_e4 ? (100 * (price_e4 - low_e4)) / (high_e4 - low_e4) : null,
};

/** Returns true if a figure is computed from bars. */
export const isIndicator = ({ figure }: Pick<ScanCondition, 'figure'>): boolean =>
  INDICATORS[figure] !== undefined;

/** Returns a figure of the day; null if it is unknown. */
export const dayValue = ({ figure }: ScanCondition, day: DayFigures): FigureValue => ({
  now: OF_THE_DAY[figure]?.(day) ?? null,
  before: null,
});

/** Returns an indicator for the last bar and the one before. */
export function indicatorValue(
  { figure, parameters, interval }: ScanCondition,
  bars: readonly PriceBar[],
): FigureValue {
  const next = INDICATORS[figure]?.(parameters, BAR_INTERVAL_MS[interval] / 1000);
  let before = Number.NaN;
  let now = Number.NaN;
  for (const bar of next ? bars : []) {
    before = now;
    now = next?.(bar) ?? Number.NaN;
  }
  return { now: finite(now), before: finite(before) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Returns whether a figure meets a condition; false if it is unknown. */
export function isMet({ comparison, value }: ScanCondition, { now, before }: FigureValue): boolean {
  if (now === null) return false;
  switch (comparison) {
    case 'above':
      return now > value;
    case 'below':
      return now < value;
    case 'crosses_above':
      return before !== null && before <= value && now > value;
    case 'crosses_below':
      return before !== null && before >= value && now < value;
  }
}
