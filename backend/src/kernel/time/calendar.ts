import { DAY_MS } from './units.ts';

/** Says what a trading day is. */
export interface Calendar {
  /** Returns the start of the day that contains `time_ms`; both in milliseconds since the Unix epoch. */
  dayStart_ms(time_ms: number): number;
}

/** The calendar of a market that never closes: a day runs from midnight to midnight UTC. */
export const utcCalendar: Calendar = {
  dayStart_ms: (time_ms) => Math.floor(time_ms / DAY_MS) * DAY_MS,
};
