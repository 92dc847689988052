/** A parsed time. */
export interface ReadTime {
  /** Unix milliseconds. */
  readonly time_ms: number;
  /** The unit or format of a numeric time; undefined for ISO 8601. */
  readonly unit: string | undefined;
  /** True if the time names a zone. */
  readonly zoned: boolean;
}

const YEAR_MIN = 1900;
const YEAR_MAX = 2099;
const OFFSET_HOURS_MAX = 14;

const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const ZONE = /^([+-])(\d{2}):?(\d{2})?$/;

/** Parses YYYYMMDD as the beginning of that day in UTC. */
export function fromDigits(text: string): ReadTime | undefined {
  const [, year, month, day] = DIGITS.exec(text) ?? [];
  const time_ms = dayOf(year, month, day);
  return time_ms === undefined ? undefined : { time_ms, unit: 'YYYYMMDD', zoned: false };
}

/** Parses an ISO 8601 date or date-time. A blank may replace `T`, and seconds may be omitted. */
export function fromIso(text: string): ReadTime | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const day_ms = dayOf(year, month, day);
  const offset_min = zone === undefined ? 0 : offsetOf(zone);
  if (day_ms === undefined || offset_min === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const minutes = Number(hour) * 60 + Number(minute) - offset_min;
  const milliseconds = Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const time_ms = day_ms + minutes * 60_000 + milliseconds;
  return { time_ms, unit: undefined, zoned: zone !== undefined };
}

/**
 * Returns the beginning of a day in Unix milliseconds; undefined for an invalid date such as 31
 * February.
 */
function dayOf(year = '', month = '', day = ''): number | undefined {
  if (!(Number(year) >= YEAR_MIN && Number(year) <= YEAR_MAX)) return undefined;
  const time_ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time_ms).toISOString().startsWith(`${year}-${month}-${day}T`)
    ? time_ms
    : undefined;
}

/** Returns the offset in minutes ahead of UTC. */
function offsetOf(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const [, sign, hours = '', minutes = '0'] = ZONE.exec(zone) ?? [];
  if (Number(hours) > OFFSET_HOURS_MAX || Number(minutes) > 59) return undefined;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}
