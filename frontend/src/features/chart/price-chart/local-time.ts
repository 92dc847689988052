import { TickMarkType, type Time } from 'lightweight-charts';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { hourCycle: 'h23', ...options });

const MARKS: Record<TickMarkType, Intl.DateTimeFormat> = {
  [TickMarkType.Year]: format({ year: 'numeric' }),
  [TickMarkType.Month]: format({ month: 'short' }),
  [TickMarkType.DayOfMonth]: format({ month: 'short', day: 'numeric' }),
  [TickMarkType.Time]: format({ hour: '2-digit', minute: '2-digit' }),
  [TickMarkType.TimeWithSeconds]: format({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }),
};

const full = format({
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const day = format({ year: 'numeric', month: 'short', day: 'numeric' });

/** The library works in UTC; these formatters use the reader's time zone. */
export const formatMark = (time: Time, type: TickMarkType): string =>
  MARKS[type].format(Number(time) * 1_000);

export const formatInstant = (time: Time): string => full.format(Number(time) * 1_000);

export const formatDay = (unixSeconds: number): string => day.format(unixSeconds * 1_000);
