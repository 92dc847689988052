import type { CandlestickData, Time } from 'lightweight-charts';
import { faded, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from './live-bar';

/**
 * Returns Heikin-Ashi bars: each closes at the mean of its four prices and opens in the middle of the bar
 * before, so that trends show fewer changes of color (M. Sekiguchi; D. Valcu, 2004).
 */
export function heikinAshi(bars: readonly DrawnBar[]): DrawnBar[] {
  const averaged: DrawnBar[] = [];
  for (const bar of bars) averaged.push(heikinAshiBar(averaged.at(-1) ?? null, bar));
  return averaged;
}

/** Returns the Heikin-Ashi bar that follows another; the first one begins in its own middle. */
export function heikinAshiBar(before: DrawnBar | null, bar: DrawnBar): DrawnBar {
  const close = (bar.open + bar.high + bar.low + bar.close) / 4;
  const open = before ? (before.open + before.close) / 2 : (bar.open + bar.close) / 2;
  return {
    ...bar,
    open,
    close,
    high: Math.max(bar.high, open, close),
    low: Math.min(bar.low, open, close),
  };
}

/**
 * Returns a hollow candle: it is hollow if it closes above its open, and has the color of its change from
 * the close before.
 */
export function hollowCandle(
  before: DrawnBar | null,
  bar: DrawnBar,
  { up, down, panel }: Palette,
): CandlestickData {
  const color = bar.close >= (before?.close ?? bar.open) ? up : down;
  return {
    time: bar.time as Time,
    open: bar.open,
    high: bar.high,
    low: bar.low,
    close: bar.close,
    color: bar.close > bar.open ? faded(panel, 0) : color,
    borderColor: color,
    wickColor: color,
  };
}
