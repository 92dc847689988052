import type { BarInterval } from '@finally/contract';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../kernel/time/units.ts';
import { coarsen, INTERVAL_MS, type PriceBar } from '../../../market/index.ts';
import { newYorkMidnight_ms } from '../wire/times.ts';

/** How bars of a timeframe are made. */
export interface Timeframe {
  /** The bars of FinAlly that they are made of. */
  readonly base: BarInterval;
  /** Joins bars of `base`, oldest first. */
  readonly join: (bars: readonly PriceBar[]) => readonly PriceBar[];
  /** Returns when a joined bar begins for Alpaca's clients. */
  readonly begins_ms: (bar: PriceBar) => number;
}

const WRITTEN = /^(\d{1,2})(min|t|hour|h|day|d|week|w|month|m)$/i;
const MONTHS = [1, 2, 3, 4, 6, 12];

/** The longest bars of FinAlly first. */
const INTRADAY: readonly BarInterval[] = ['4h', '2h', '1h', '15m', '5m', '3m', '1m'];

const toDate = (time_ms: number): string => new Date(time_ms).toISOString().slice(0, 10);

/**
 * Reads a timeframe: `1Min` to `59Min`, `1Hour` to `23Hour`, `1Day`, `1Week`, and months that divide a year;
 * in any case, and with the short units `T`, `H`, `D`, `W` and `M`.
 *
 * @returns undefined if it is none
 */
export function readTimeframe(text: string): Timeframe | undefined {
  const [, digits = '', unit = ''] = WRITTEN.exec(text.trim()) ?? [];
  const count = Number(digits);
  // `M` is a month and `Min` a minute, in any case.
  switch (unit.toLowerCase()) {
    case 'min':
    case 't':
      return count >= 1 && count <= 59 ? intraday(count * MINUTE_MS) : undefined;
    case 'hour':
    case 'h':
      return count >= 1 && count <= 23 ? intraday(count * HOUR_MS) : undefined;
    case 'day':
    case 'd':
      return count === 1 ? ofDates('1d', (bars) => bars) : undefined;
    case 'week':
    case 'w':
      return count === 1 ? ofDates('1w', (bars) => bars) : undefined;
    case 'month':
    case 'm':
      return MONTHS.includes(count) ? ofDates('1d', (bars) => joinMonths(bars, count)) : undefined;
    default:
      return undefined;
  }
}

function intraday(length_ms: number): Timeframe {
  const base = INTRADAY.find((interval) => length_ms % INTERVAL_MS[interval] === 0) ?? '1m';
  return {
    base,
    join: (bars) => (INTERVAL_MS[base] === length_ms ? bars : coarsen(bars, length_ms)),
    begins_ms: ({ time_ms }) => time_ms,
  };
}

/** Days of FinAlly are those of UTC; the bar of a date begins at midnight in New York for Alpaca's clients. */
const ofDates = (base: BarInterval, join: Timeframe['join']): Timeframe => ({
  base,
  join,
  begins_ms: ({ time_ms }) => newYorkMidnight_ms(toDate(time_ms)),
});

/** Joins days to bars of `count` months. */
function joinMonths(days: readonly PriceBar[], count: number): readonly PriceBar[] {
  const groups = new Map<number, PriceBar[]>();
  for (const day of days) {
    const date = new Date(day.time_ms);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const first = month - (month % count);
    const begins_ms = Date.UTC(Math.floor(first / 12), first % 12, 1);
    const group = groups.get(begins_ms) ?? [];
    group.push(day);
    groups.set(begins_ms, group);
  }
  return [...groups].flatMap(([begins_ms, group]) =>
    // A group lies within the bar, whose length need not be that of the months.
    coarsen(group, Number.MAX_SAFE_INTEGER).map((bar) => ({ ...bar, time_ms: begins_ms })),
  );
}

/** The longest time by which the beginning of a bar in New York differs from that in UTC. */
export const ZONE_MS_MAX = DAY_MS;
