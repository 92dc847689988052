const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;

/** Returns the month of a time in UTC, as the trading days are: `2026-02`. */
export const monthOf = (time_ms: number): string => new Date(time_ms).toISOString().slice(0, 7);

/** Returns the month before or after another. */
export function monthAfter(month: string, by: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(Date.UTC(year, number - 1 + by));
}

const names = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `February 2026`. */
export const nameOfMonth = (month: string): string => names.format(new Date(`${month}-01`));

const days = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Wednesday, February 11`. */
export const nameOfDay = (date: string): string => days.format(new Date(date));

/** Returns the dates of a month in weeks that begin on Monday; null before its first and after its last day. */
export function weeksOf(month: string): (string | null)[][] {
  const first_ms = Date.parse(`${month}-01`);
  const end_ms = Date.parse(`${monthAfter(month, 1)}-01`);
  const weekday = (new Date(first_ms).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  const weeks: (string | null)[][] = [];
  for (let start = first_ms - weekday * DAY_MS; start < end_ms; start += DAYS_PER_WEEK * DAY_MS) {
    weeks.push(
      Array.from({ length: DAYS_PER_WEEK }, (_, day) => {
        const time_ms = start + day * DAY_MS;
        const isInside = time_ms >= first_ms && time_ms < end_ms;
        return isInside ? new Date(time_ms).toISOString().slice(0, 10) : null;
      }),
    );
  }
  return weeks;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -DAYS_PER_WEEK,
  ArrowDown: DAYS_PER_WEEK,
};

/** Returns the date to which a key leads, which may be in another month; null for other keys. */
export function dateByKey(date: string, key: string): string | null {
  if (key === 'Home') return `${date.slice(0, 8)}01`;
  if (key === 'End') return lastDateOf(date.slice(0, 7));
  const step = STEPS[key];
  if (step === undefined) return null;
  return new Date(Date.parse(date) + step * DAY_MS).toISOString().slice(0, 10);
}

const lastDateOf = (month: string): string =>
  new Date(Date.parse(`${monthAfter(month, 1)}-01`) - DAY_MS).toISOString().slice(0, 10);
