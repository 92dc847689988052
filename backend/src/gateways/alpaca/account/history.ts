import { toIso } from '../../../kernel/time/clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../kernel/time/units.ts';
import type { queryOf } from '../wire/answer.ts';
import { type Answer, fault, invalid } from '../wire/faults.ts';
import { readTime } from '../wire/times.ts';

const FRAMES = {
  '1Min': MINUTE_MS,
  '5Min': 5 * MINUTE_MS,
  '15Min': 15 * MINUTE_MS,
  '1H': HOUR_MS,
  '1D': DAY_MS,
} as const;
type Frame = keyof typeof FRAMES;

const PERIOD = /^([1-9]\d{0,2})([DWMA])$/i;
const DAYS = { D: 1, W: 7, M: 30, A: 365 } as const;
const PERIOD_DEFAULT_DAYS = 30;
/** Longer than any account; a curve begins with its account. */
const ALL_DAYS = 36_500;
/** Longer curves have points of days only. */
const INTRADAY_DAYS_MAX = 30;
const MINUTES_DAYS_MAX = 7;

/** A part of a value curve and how finely it is drawn. */
export interface CurveQuery {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly timeframe: Frame;
}

/** Reads which part of the curve a client asks for. */
export function readCurveQuery(
  query: ReturnType<typeof queryOf>,
  now_ms: number,
): Answer<CurveQuery> {
  const sent_start = query['start'] ?? query['date_start'];
  const sent_end = query['end'] ?? query['date_end'];
  const sent_period = query['period'];
  const start = timeOf('start', sent_start, false);
  if (!start.ok) return start;
  const end = timeOf('end', sent_end, true);
  if (!end.ok) return end;
  const period = daysOf(sent_period);
  if (!period.ok) return period;
  if (sent_start !== undefined && sent_end !== undefined && sent_period !== undefined) {
    return fault(422, 'only two of start, end and period can be specified at the same time');
  }
  const days = period.value ?? PERIOD_DEFAULT_DAYS;
  const to_ms = Math.min(
    now_ms,
    end.value ??
      (start.value !== undefined && period.value !== undefined
        ? start.value + days * DAY_MS
        : now_ms),
  );
  const from_ms = start.value ?? to_ms - days * DAY_MS;
  if (from_ms > to_ms) return fault(422, 'start must be before end');
  const timeframe = frameOf(query['timeframe'], (to_ms - from_ms) / DAY_MS);
  return timeframe.ok
    ? { ok: true, value: { from_ms, to_ms, timeframe: timeframe.value } }
    : timeframe;
}

function timeOf(
  name: string,
  sent: string | undefined,
  is_end: boolean,
): Answer<number | undefined> {
  if (sent === undefined) return { ok: true, value: undefined };
  const time_ms = readTime(sent);
  if (time_ms === undefined) return invalid(`invalid ${name}: ${sent.slice(0, 40)}`);
  // A date as an end means all of its day.
  const is_date = sent.trim().length === 'yyyy-mm-dd'.length;
  return { ok: true, value: is_end && is_date ? time_ms + DAY_MS : time_ms };
}

function daysOf(sent: string | undefined): Answer<number | undefined> {
  if (sent === undefined) return { ok: true, value: undefined };
  if (sent.toLowerCase() === 'all') return { ok: true, value: ALL_DAYS };
  const [, count, unit = 'D'] = PERIOD.exec(sent) ?? [];
  if (count === undefined) return invalid(`invalid period: ${sent.slice(0, 40)}`);
  return { ok: true, value: Number(count) * DAYS[unit.toUpperCase() as keyof typeof DAYS] };
}

function frameOf(sent: string | undefined, days: number): Answer<Frame> {
  if (sent === undefined) {
    if (days < MINUTES_DAYS_MAX) return { ok: true, value: '1Min' };
    return { ok: true, value: days < INTRADAY_DAYS_MAX ? '15Min' : '1D' };
  }
  const names = Object.keys(FRAMES) as Frame[];
  const frame = names.find((name) => name.toLowerCase() === sent.toLowerCase());
  if (frame === undefined) return invalid(`invalid timeframe: ${sent.slice(0, 40)}`);
  if (frame !== '1D' && days > INTRADAY_DAYS_MAX) {
    return fault(422, `timeframe ${frame} is only available for up to ${INTRADAY_DAYS_MAX} days`);
  }
  return { ok: true, value: frame };
}

/** A point of a value curve. */
export interface ValuePoint {
  readonly recorded_at_ms: number;
  readonly total_value_cents: number;
}

/**
 * Draws a value curve: for each interval, named by its beginning, the value at its end.
 *
 * @param points oldest first; the last one before an interval counts as long as none is in it
 * @param opening what the account began with, and when
 */
export function drawCurve(
  { from_ms, to_ms, timeframe }: CurveQuery,
  points: readonly ValuePoint[],
  opening: { readonly at_ms: number; readonly value_cents: number },
) {
  const width_ms = FRAMES[timeframe];
  const start_ms = Math.floor(Math.max(from_ms, opening.at_ms) / width_ms) * width_ms;
  let next = 0;
  let value_cents = opening.value_cents;
  const until = (end_ms: number): number => {
    for (let point = points[next]; point && point.recorded_at_ms < end_ms; point = points[next]) {
      value_cents = point.total_value_cents;
      next += 1;
    }
    return value_cents;
  };
  const base_cents = until(start_ms);
  const timestamp: number[] = [];
  const equity: number[] = [];
  for (let at_ms = start_ms; at_ms <= to_ms; at_ms += width_ms) {
    timestamp.push(at_ms / SECOND_MS);
    equity.push(until(at_ms + width_ms));
  }
  const gains = equity.map((value) => value - base_cents);
  return {
    timestamp,
    equity: equity.map((value) => value / 100),
    profit_loss: gains.map((gain) => gain / 100),
    profit_loss_pct: gains.map((gain) =>
      base_cents === 0 ? 0 : Math.round((gain / base_cents) * 1_000_000) / 1_000_000,
    ),
    base_value: base_cents / 100,
    base_value_asof: toIso(start_ms).slice(0, 10),
    timeframe,
    cashflow: {},
  };
}
