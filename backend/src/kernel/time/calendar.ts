import { DAY_MS } from './units.ts';

/** Says what a trading day is. */
export interface Calendar {
  /** Returns the start of the day that contains `time_ms`; both in milliseconds since the Unix epoch. */
  dayStart_ms(time_ms: number): number;
}

/** Returns the date of the day that contains `time_ms`: `2026-02-11`. */
export const dateOf = (calendar: Calendar, time_ms: number): string =>
  new Date(calendar.dayStart_ms(time_ms)).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** The calendar of a market that never closes: a day runs from midnight to midnight UTC. */
export const utcCalendar: Calendar = {
  dayStart_ms: (time_ms) => Math.floor(time_ms / DAY_MS) * DAY_MS,
};
