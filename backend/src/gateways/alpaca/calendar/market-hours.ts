import type { MarketSession } from '@finally/contract';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { DAY_MS, HOUR_MS } from '../../../kernel/time/units.ts';
import { newYorkDate, newYorkMidnight_ms } from '../wire/times.ts';

const OPEN_MS = 9.5 * HOUR_MS;
const CLOSE_MS = 16 * HOUR_MS;

export interface MarketHoursOptions {
  readonly clock: Pick<MarketClock, 'now_ms'>;
  /** Whether the exchanges are open; null, or undefined, for a market that never closes. */
  readonly session: () => MarketSession | null | undefined;
}

/** When a market is open, in milliseconds since the Unix epoch. */
export interface MarketNow {
  readonly now_ms: number;
  readonly is_open: boolean;
  readonly next_open_ms: number;
  readonly next_close_ms: number;
}

/** A trading day, with times of New York: `09:30`. */
export interface TradingDay {
  readonly date: string;
  readonly open: string;
  readonly close: string;
}

/**
 * When the market is open. A simulated market never closes: one of its days ends where the next begins, at
 * midnight UTC, and every date is a trading day. Real prices keep the hours of the exchanges from Monday to
 * Friday; holidays are not known.
 */
export class MarketHours {
  readonly #options: MarketHoursOptions;

  constructor(options: MarketHoursOptions) {
    this.#options = options;
  }

  now(): MarketNow {
    const now_ms = this.#options.clock.now_ms();
    const session = this.#options.session();
    if (!session) {
      const next_day_ms = (Math.floor(now_ms / DAY_MS) + 1) * DAY_MS;
      return { now_ms, is_open: true, next_open_ms: next_day_ms, next_close_ms: next_day_ms };
    }
    return {
      now_ms,
      is_open: session === 'open',
      next_open_ms: nextOnWeekday(now_ms, OPEN_MS),
      next_close_ms: nextOnWeekday(now_ms, CLOSE_MS),
    };
  }

  /** Returns the trading days between two dates, both included. */
  days(start: string, end: string): readonly TradingDay[] {
    const keeps_hours = this.#options.session() != null;
    const hours = keeps_hours
      ? { open: '09:30', close: '16:00' }
      : { open: '00:00', close: '23:59' };
    const days: TradingDay[] = [];
    for (let day_ms = Date.parse(start); day_ms <= Date.parse(end); day_ms += DAY_MS) {
      const day = new Date(day_ms);
      if (keeps_hours && (day.getUTCDay() === 0 || day.getUTCDay() === 6)) continue;
      days.push({ date: day.toISOString().slice(0, 10), ...hours });
    }
    return days;
  }

  /** Returns the date of today: in UTC, or in New York for real prices. */
  today(): string {
    const now_ms = this.#options.clock.now_ms();
    return this.#options.session() == null
      ? new Date(now_ms).toISOString().slice(0, 10)
      : newYorkDate(now_ms);
  }
}

/** Returns the next moment of a weekday at a time after midnight in New York. */
function nextOnWeekday(now_ms: number, after_midnight_ms: number): number {
  for (let day_ms = now_ms; ; day_ms += DAY_MS) {
    const date = newYorkDate(day_ms);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const moment_ms = newYorkMidnight_ms(date) + after_midnight_ms;
    if (weekday > 0 && weekday < 6 && moment_ms > now_ms) return moment_ms;
  }
}
