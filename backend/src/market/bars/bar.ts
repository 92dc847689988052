import { BAR_INTERVAL_MS, type Bar, type BarInterval, startOfBar } from '@finally/contract';
import { priceToJson } from '../../kernel/money.ts';
import { toIso } from '../../kernel/time/clock.ts';
import type { Tick } from '../prices/price.ts';
import type { BarRow } from '../store.ts';

export { startOfBar };

/** One OHLCV bar. `time_ms` is its start, aligned to the interval. */
export type PriceBar = BarRow;

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

export const INTERVAL_MS: Readonly<Record<BarInterval, number>> = BAR_INTERVAL_MS;

/** Joins two adjacent bars into one that begins with the earlier. */
export const joinBars = (earlier: PriceBar, later: PriceBar): PriceBar => ({
  time_ms: earlier.time_ms,
  open_e4: earlier.open_e4,
  high_e4: later.high_e4 > earlier.high_e4 ? later.high_e4 : earlier.high_e4,
  low_e4: later.low_e4 < earlier.low_e4 ? later.low_e4 : earlier.low_e4,
  close_e4: later.close_e4,
  volume: earlier.volume + later.volume,
});

/** Aggregates bars to a coarser interval. Input and output are oldest first. */
export function coarsen(bars: readonly PriceBar[], interval_ms: number): PriceBar[] {
  const coarse: PriceBar[] = [];
  // A bar in the making is changed in place, because most bars are read aggregated.
  let last: Writable<PriceBar> | undefined;
  for (const bar of bars) {
    if (last && bar.time_ms >= last.time_ms && bar.time_ms < last.time_ms + interval_ms) {
      if (bar.high_e4 > last.high_e4) last.high_e4 = bar.high_e4;
      if (bar.low_e4 < last.low_e4) last.low_e4 = bar.low_e4;
      last.close_e4 = bar.close_e4;
      last.volume += bar.volume;
    } else {
      last = { ...bar, time_ms: startOfBar(bar.time_ms, interval_ms) };
      coarse.push(last);
    }
  }
  return coarse;
}

/**
 * Adds a tick to the last of `bars`, or appends a new bar. A late tick counts towards the last bar,
 * because earlier bars are final.
 */
export function growBars(bars: PriceBar[], tick: Tick, interval_ms: number): void {
  const { price_e4, volume } = tick;
  const bar: PriceBar = {
    time_ms: startOfBar(tick.timestamp_ms, interval_ms),
    open_e4: price_e4,
    high_e4: price_e4,
    low_e4: price_e4,
    close_e4: price_e4,
    volume,
  };
  const last = bars.at(-1);
  if (last && last.time_ms >= bar.time_ms) bars[bars.length - 1] = joinBars(last, bar);
  else bars.push(bar);
}

/** Returns `past` followed by `recent`. A bar present in both is joined into one. */
export function continueBars(past: readonly PriceBar[], recent: readonly PriceBar[]): PriceBar[] {
  const [first, ...rest] = recent;
  if (!first) return [...past];
  const before = past.filter(({ time_ms }) => time_ms < first.time_ms);
  const shared = past.find(({ time_ms }) => time_ms === first.time_ms);
  return [...before, shared ? joinBars(shared, first) : first, ...rest];
}

export const toBar = (bar: PriceBar): Bar => ({
  time: toIso(bar.time_ms),
  open: priceToJson(bar.open_e4),
  high: priceToJson(bar.high_e4),
  low: priceToJson(bar.low_e4),
  close: priceToJson(bar.close_e4),
  volume: bar.volume,
});
