import { fromDigits, fromIso, type ReadTime } from './calendar-time.ts';
import type { DecimalReader } from './decimals.ts';
import type { Misfit, Place } from './misfit.ts';

const ALLOWED =
  'an ISO 8601 date or date-time, YYYYMMDD, or Unix seconds, milliseconds, microseconds or nanoseconds';

/**
 * Unix time is accepted from 1980 to 2099 only. In this range its units differ in magnitude from
 * each other and from YYYYMMDD, YYYYMMDDhhmm and YYYYMMDDhhmmss.
 */
const SECONDS_MIN = Date.UTC(1980) / 1000;
const SECONDS_MAX = Date.UTC(2100) / 1000;
const UNITS = [
  ['seconds', 1],
  ['milliseconds', 1e3],
  ['microseconds', 1e6],
  ['nanoseconds', 1e9],
] as const;

/** From 2033 on, Unix seconds may look like YYYYMMDDhh or YYMMDDhhmm. */
const LIKE_HOURS = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])$/;
const LIKE_MINUTES = /^[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/** A format property of the file, and the line that established it. */
interface Habit<Value> {
  readonly value: Value;
  readonly line: number;
}

/**
 * Reads the times of one file, which must all have one format: numbers in one unit, and either all
 * times with a zone or all without, which means UTC whatever the zone of this machine. Unix time
 * counts as having a zone.
 */
export class TimeReader {
  readonly #decimals: DecimalReader;
  #unit: Habit<string> | undefined;
  #zoned: Habit<boolean> | undefined;
  /** True once a number was read that can only be Unix time. */
  #isCertain = false;
  #doubt: Misfit | undefined;

  constructor(decimals: DecimalReader) {
    this.#decimals = decimals;
  }

  /** Returns Unix milliseconds, or the cell and what is allowed there. */
  read(text: string, place: Place): number | Misfit {
    const time = fromIso(text) ?? fromDigits(text) ?? this.#fromEpoch(text, place);
    const allowed = time
      ? this.#differs(time, place.line)
      : `${ALLOWED}${this.#decimals.hintForNumber(text)}`;
    return time && allowed === undefined
      ? time.time_ms
      : { ...place, given: text, allowed: allowed ?? ALLOWED };
  }

  /**
   * Call after the last row. Returns a number that may be a date in digits, if no other number
   * resolves the ambiguity.
   */
  doubt(): Misfit | undefined {
    return this.#isCertain ? undefined : this.#doubt;
  }

  /** Returns how the time should have been written if its format differs from earlier ones. */
  #differs({ unit, zoned }: ReadTime, line: number): string | undefined {
    if (unit !== undefined) this.#unit ??= { value: unit, line };
    if (unit !== undefined && unit !== this.#unit?.value) {
      return `in ${this.#unit?.value}, as the time on line ${this.#unit?.line} is`;
    }
    this.#zoned ??= { value: zoned, line };
    if (zoned === this.#zoned.value) return undefined;
    return `written ${this.#zoned.value ? 'with' : 'without'} a zone, as the time on line ${this.#zoned.line} is`;
  }

  #fromEpoch(text: string, place: Place): ReadTime | undefined {
    const value = this.#decimals.read(text, place) ?? Number.NaN;
    for (const [unit, per_second] of UNITS) {
      const seconds = value / per_second;
      if (!(seconds >= SECONDS_MIN && seconds < SECONDS_MAX)) continue;
      if (!LIKE_HOURS.test(text) && !LIKE_MINUTES.test(text)) this.#isCertain = true;
      else
        this.#doubt ??= {
          ...place,
          given: text,
          allowed: 'unambiguous: it may be Unix seconds or a date in digits; write ISO 8601',
        };
      return {
        time_ms: Math.round(value / (per_second / 1000)),
        unit: `Unix ${unit}`,
        zoned: true,
      };
    }
    return undefined;
  }
}
