import type { FastifyInstance } from 'fastify';
import { DAY_MS } from '../../../kernel/time/units.ts';
import { paramOf, queryOf, send } from '../wire/answer.ts';
import { type Answer, fault, invalid, sendFault } from '../wire/faults.ts';
import { listIn } from '../wire/queries.ts';
import { newYorkMidnight_ms, readDate, toNewYorkTime, toTime } from '../wire/times.ts';
import type { MarketHours, TradingDay } from './market-hours.ts';

const READ = { config: { scope: 'read' } } as const;

/** Days in one answer; more than anybody plans for. */
const DAYS_MAX = 10_000;
/** The markets of one and the same clock, by the names that clients ask for. */
const MARKETS = {
  NYSE: { mic: 'XNYS', acronym: 'NYSE', name: 'New York Stock Exchange' },
  NASDAQ: { mic: 'XNAS', acronym: 'NASDAQ', name: 'NASDAQ' },
} as const;

/** Other names of the same markets. */
const ALIASES: Readonly<Record<string, keyof typeof MARKETS>> = {
  US_EQUITY: 'NYSE',
  XNYS: 'NYSE',
  XNAS: 'NASDAQ',
};

/** Returns a market by one of its names; undefined if there is no such market here. */
function marketOf(name: string) {
  const upper = name.toUpperCase();
  const known = Object.entries(MARKETS).find(([own]) => own === (ALIASES[upper] ?? upper))?.[1];
  return known && { ...known, timezone: 'America/New_York' };
}

const undivided = (time: string): string => time.replace(':', '');

/** `/v2/clock`, `/v2/calendar` and their successors under `/v3`. */
export function calendarRoutes(app: FastifyInstance, hours: MarketHours): void {
  app.get('/v2/clock', READ, async () => {
    const { now_ms, is_open, next_open_ms, next_close_ms } = hours.now();
    return {
      timestamp: toNewYorkTime(now_ms),
      is_open,
      next_open: toNewYorkTime(next_open_ms),
      next_close: toNewYorkTime(next_close_ms),
    };
  });

  app.get('/v2/calendar', READ, async (request, reply) => {
    const days = readDays(hours, queryOf(request));
    if (!days.ok) return sendFault(reply, days.error);
    return days.value.map(({ date, open, close }) => ({
      date,
      open,
      close,
      session_open: open === '09:30' ? '0400' : undivided(open),
      session_close: open === '09:30' ? '2000' : undivided(close),
      settlement_date: followingDay(date),
    }));
  });

  app.get('/v3/clock', READ, async (request, reply) => {
    const asked = listIn(queryOf(request)['markets']);
    const names = asked.length === 0 ? Object.keys(MARKETS) : asked;
    const unknown = names.find((name) => !marketOf(name));
    if (unknown !== undefined) return sendFault(reply, unknownMarket(unknown).error);
    const { now_ms, is_open, next_open_ms, next_close_ms } = hours.now();
    return {
      clocks: names.map((name) => ({
        market: marketOf(name),
        timestamp: toTime(now_ms),
        is_market_day: true,
        next_market_open: toTime(next_open_ms),
        next_market_close: toTime(next_close_ms),
        phase: is_open ? 'core' : 'closed',
        phase_until: toTime(is_open ? next_close_ms : next_open_ms),
      })),
    };
  });

  app.get('/v3/calendar/:market', READ, async (request, reply) => {
    const market = marketOf(paramOf(request, 'market'));
    if (!market) return sendFault(reply, unknownMarket(paramOf(request, 'market')).error);
    const days = readDays(hours, queryOf(request));
    if (!days.ok) return sendFault(reply, days.error);
    return send(reply, {
      ok: true,
      value: {
        market,
        calendar: days.value.map((day) => ({
          date: day.date,
          core_start: timeOn(day, day.open),
          core_end: timeOn(day, day.close),
          settlement_date: followingDay(day.date),
        })),
      },
    });
  });
}

const unknownMarket = (name: string) => fault(404, `market not found: ${name.slice(0, 40)}`);

const followingDay = (date: string): string =>
  new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

const timeOn = ({ date }: TradingDay, time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return toTime(newYorkMidnight_ms(date) + (hour * 60 + minute) * 60_000);
};

/** Reads which days are asked for: without dates, those of this year and the next. */
function readDays(
  hours: MarketHours,
  query: ReturnType<typeof queryOf>,
): Answer<readonly TradingDay[]> {
  const year = Number(hours.today().slice(0, 4));
  const start = readDate(query['start'] ?? `${year}-01-01`);
  const end = readDate(query['end'] ?? `${year + 1}-12-31`);
  if (start === undefined) return invalid('invalid start');
  if (end === undefined) return invalid('invalid end');
  if ((Date.parse(end) - Date.parse(start)) / DAY_MS > DAYS_MAX) {
    return invalid(`at most ${DAYS_MAX} days can be asked for at once`);
  }
  return { ok: true, value: hours.days(start, end) };
}
