/** Units of time, in milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** A mean year of the Gregorian calendar, leap days included. */
export const YEAR_MS = 365.25 * DAY_MS;
