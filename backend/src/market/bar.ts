import type { Bar, BarInterval } from '@finally/contract';
import { toIso } from '../kernel/clock.ts';
import { type PriceE4, priceToJson } from '../kernel/money.ts';

/** What a ticker did in one stretch of time. */
export interface PriceBar {
  /** Start of the stretch: a multiple of its length since the Unix epoch. */
  readonly time_ms: number;
  readonly open_e4: PriceE4;
  readonly high_e4: PriceE4;
  readonly low_e4: PriceE4;
  readonly close_e4: PriceE4;
  readonly volume: number;
}

export const INTERVAL_MS: Readonly<Record<BarInterval, number>> = {
  '1s': 1_000,
  '5s': 5_000,
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '1d': 86_400_000,
};

export const startOfBar = (time_ms: number, interval_ms: number): number =>
  time_ms - (time_ms % interval_ms);

/** Two neighbouring stretches as one that begins when the earlier does. */
export const joinBars = (earlier: PriceBar, later: PriceBar): PriceBar => ({
  time_ms: earlier.time_ms,
  open_e4: earlier.open_e4,
  high_e4: later.high_e4 > earlier.high_e4 ? later.high_e4 : earlier.high_e4,
  low_e4: later.low_e4 < earlier.low_e4 ? later.low_e4 : earlier.low_e4,
  close_e4: later.close_e4,
  volume: earlier.volume + later.volume,
});

/** Bars at a coarser interval, made of finer ones that are oldest first. */
export function coarsen(bars: readonly PriceBar[], interval_ms: number): PriceBar[] {
  const coarse: PriceBar[] = [];
  for (const bar of bars) {
    const time_ms = startOfBar(bar.time_ms, interval_ms);
    const last = coarse.at(-1);
    if (last?.time_ms === time_ms) coarse[coarse.length - 1] = joinBars(last, bar);
    else coarse.push({ ...bar, time_ms });
  }
  return coarse;
}

export const toBar = (bar: PriceBar): Bar => ({
  time: toIso(bar.time_ms),
  open: priceToJson(bar.open_e4),
  high: priceToJson(bar.high_e4),
  low: priceToJson(bar.low_e4),
  close: priceToJson(bar.close_e4),
  volume: bar.volume,
});
