import { toIso } from '../../../kernel/time/clock.ts';
import { DAY_MS, MINUTE_MS } from '../../../kernel/time/units.ts';

/** Writes a time as RFC 3339 in UTC without trailing zeros: `2026-02-22T15:51:44.2Z`. */
export const toTime = (time_ms: number): string => toIso(time_ms).replace(/\.?0+Z$/, 'Z');

const NEW_YORK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Returns how far New York is from UTC at a time, in milliseconds: -4 or -5 hours. */
function newYorkOffset_ms(time_ms: number): number {
  const parts = Object.fromEntries(
    NEW_YORK.formatToParts(time_ms).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local_ms = Date.UTC(year, month - 1, day, hour, minute, second);
  return local_ms - Math.floor(time_ms / 1000) * 1000;
}

/** Writes a time with the offset of New York, never `Z`: `2026-11-23T08:07:57.654-05:00`. */
export function toNewYorkTime(time_ms: number): string {
  const offset_ms = newYorkOffset_ms(time_ms);
  const local = toIso(time_ms + offset_ms).replace('Z', '');
  const minutes = Math.abs(offset_ms) / MINUTE_MS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local}${offset_ms < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const UNIX_SECONDS = /^\d{9,11}(\.\d+)?$/;

/**
 * Reads a time of a query: RFC 3339, a date (midnight UTC) or Unix seconds.
 *
 * @returns milliseconds since the Unix epoch; undefined if the text is no time
 */
export function readTime(text: string): number | undefined {
  // A plus sign that was not escaped arrives as a blank.
  const written = text.trim().replace(/ (\d{2}:?\d{2})$/, '+$1');
  if (UNIX_SECONDS.test(written)) return Math.round(Number(written) * 1000);
  if (DATE.test(written)) return validTime(`${written}T00:00:00Z`);
  if (!TIME.test(written)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(written.slice(10)) ? written : `${written}Z`;
  return validTime(zoned.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
}

/** Reads the date of a query, alone or at the beginning of a time: `2026-02-22`. */
export function readDate(text: string): string | undefined {
  const date = text.trim().slice(0, 10);
  const is_date = DATE.test(date) && validTime(`${date}T00:00:00Z`) !== undefined;
  return is_date && (text.trim() === date || readTime(text) !== undefined) ? date : undefined;
}

/** A day that its month does not have is no time, though JavaScript counts on into the next month. */
function validTime(iso: string): number | undefined {
  const date = iso.slice(0, 10);
  const midnight_ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight_ms) || toIso(midnight_ms).slice(0, 10) !== date) return undefined;
  const time_ms = Date.parse(iso);
  return Number.isNaN(time_ms) ? undefined : time_ms;
}

/** Returns the date in New York at a time. */
export const newYorkDate = (time_ms: number): string =>
  toIso(time_ms + newYorkOffset_ms(time_ms)).slice(0, 10);

/** Returns when a day begins in New York, in milliseconds since the Unix epoch. */
export function newYorkMidnight_ms(date: string): number {
  const utc_ms = Date.parse(`${date}T00:00:00Z`);
  // Clocks are changed at 2 a.m., so that the offset at midnight is that of the night before.
  return utc_ms - newYorkOffset_ms(utc_ms + DAY_MS / 6);
}
