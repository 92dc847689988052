import { typical } from './ranges.ts';
import { at, type Column, type Sheet } from './sheet.ts';

const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;

/** Returns the session of a bar: its day in UTC, the month for daily bars, the year for weekly ones. */
function sessionOf(time: number, intervalSeconds: number): string {
  const day = new Date(time * 1_000).toISOString();
  if (intervalSeconds < DAY_SECONDS) return day.slice(0, 10);
  return day.slice(0, intervalSeconds < WEEK_SECONDS ? 7 : 4);
}

const sessions = (sheet: Sheet, intervalSeconds: number): Column<string> =>
  sheet.column((index) => sessionOf(sheet.bar(index).time, intervalSeconds));

/** Returns the volume-weighted average of typical prices since the start of the session. */
export function sessionVwap(sheet: Sheet, intervalSeconds: number): Column {
  const session = sessions(sheet, intervalSeconds);
  const price = typical(sheet);
  const sinceStart = (value: (index: number) => number) =>
    sheet.column((index, own) => {
      const before = session[index] === session[index - 1] ? at(own, index - 1) : 0;
      return before + value(index);
    });
  const traded = sinceStart((index) => at(price, index) * at(sheet.volume, index));
  const volume = sinceStart((index) => at(sheet.volume, index));
  return sheet.column((index) =>
    at(volume, index) === 0 ? Number.NaN : at(traded, index) / at(volume, index),
  );
}

interface Extremes {
  high: number;
  low: number;
  close: number;
}

interface SessionState {
  session: string;
  own: Extremes;
  previous: Extremes | null;
}

/**
 * Returns the pivot points of the session before: P is the mean of its high, low and close, R1 = 2P - low,
 * S1 = 2P - high, R2 and S2 are the session's range above and below P.
 */
export function pivots(sheet: Sheet, intervalSeconds: number): readonly Column[] {
  const state = sheet.column<SessionState>((index, known) => {
    const { time, high, low, close } = sheet.bar(index);
    const session = sessionOf(time, intervalSeconds);
    const before = known[index - 1];
    if (before?.session !== session) {
      return { session, own: { high, low, close }, previous: before?.own ?? null };
    }
    const own = {
      high: Math.max(before.own.high, high),
      low: Math.min(before.own.low, low),
      close,
    };
    return { ...before, own };
  });
  const level = (of: (pivot: number, previous: Extremes) => number) =>
    sheet.column((index) => {
      const previous = state[index]?.previous;
      if (!previous) return Number.NaN;
      return of((previous.high + previous.low + previous.close) / 3, previous);
    });
  return [
    level((pivot) => pivot),
    level((pivot, { low }) => 2 * pivot - low),
    level((pivot, { high }) => 2 * pivot - high),
    level((pivot, { high, low }) => pivot + high - low),
    level((pivot, { high, low }) => pivot - (high - low)),
  ];
}
