import { type PriceE4, priceToJson, roundToPrice } from '../../../kernel/money.ts';
import type { Random } from '../../../kernel/random.ts';
import { coarsen, continueBars, INTERVAL_MS, type PriceBar, startOfBar } from '../../bars/bar.ts';
import { HISTORY_INTERVALS, type HistoryInterval } from '../source.ts';

/** The smallest price: the ledger's smallest unit. */
const PRICE_MIN = 0.0001;

export const toPrice = (dollars: number) => roundToPrice(Math.max(dollars, PRICE_MIN));

/** How far back each interval reaches from now. */
const DAYS = 365;
const DAYS_OF_MINUTES = 5;
const MINUTES_OF_SECONDS = 20;

/**
 * A day older than this walks the whole way from the previous close. A younger one begins with a
 * gap, because minutes after midnight there has been no time for a day's move.
 */
const GAPLESS_MS = 8 * 3_600_000;

/** Volatility clusters: how much of one bar's mood is carried to the next, and its spread. */
const MOOD_PERSISTENCE = 0.97;
const MOOD_SPREAD = 0.3;
const MOOD_NEWS = MOOD_SPREAD * Math.sqrt(1 - MOOD_PERSISTENCE ** 2);

/** Spread of the activity of days, of minutes within a day, and of bars within a minute. */
const DAY_BUSTLE = 0.25;
const MINUTE_BUSTLE = 0.35;
const BAR_BUSTLE = 0.3;

/** The parameters of an invented history. */
export interface PastRequest {
  /** Price and time at which the history ends, exactly. */
  readonly end_price_e4: PriceE4;
  readonly end_ms: number;
  /** The close of the last completed day. */
  readonly previous_close_e4: PriceE4;
  /**
   * Price and time of the beginning of the known path, if it is known; the history then connects to
   * it.
   */
  readonly began?: { readonly price_e4: PriceE4; readonly time_ms: number } | undefined;
  /** Standard deviation of the log return over this many seconds. */
  readonly deviation: (seconds: number) => number;
  /** Mean shares traded per second. */
  readonly volume_per_second: number;
}

export type Past = Readonly<Record<HistoryInterval, readonly PriceBar[]>>;

/** A part of the history that becomes one bar. */
interface Segment {
  readonly time_ms: number;
  /** Shorter than its interval if the bar is not complete, or began with the path. */
  readonly span_ms: number;
}

/** The move of a part of the history, in logarithms. */
interface Move {
  readonly segment: Segment;
  /** Log return from its beginning to its end. */
  readonly size: number;
  readonly deviation: number;
}

/**
 * Returns an invented history that ends at a given price: a year of days, five days of minutes
 * before today, some minutes of seconds. One path is walked, in seconds where it is newest, in
 * minutes before that, in days before those. Coarser bars are aggregated from finer ones, so that
 * all intervals agree.
 */
export function inventPast(random: Random, request: PastRequest): Past {
  const { end_ms } = request;
  const today_ms = startOfBar(end_ms, INTERVAL_MS['1d']);
  const seconds_from_ms = startOfBar(end_ms - MINUTES_OF_SECONDS * 60_000, INTERVAL_MS['1m']);
  const minutes_from_ms = today_ms - DAYS_OF_MINUTES * INTERVAL_MS['1d'];
  const days_from_ms = today_ms - (DAYS - 1) * INTERVAL_MS['1d'];
  const began = request.began && request.began.time_ms >= days_from_ms ? request.began : undefined;
  const begun_ms = began?.time_ms ?? days_from_ms;

  const walked = walk(random, { ...request, began }, [
    ...segments(INTERVAL_MS['1s'], seconds_from_ms, end_ms, begun_ms),
    ...segments(INTERVAL_MS['1m'], minutes_from_ms, seconds_from_ms - 1, begun_ms),
    ...segments(INTERVAL_MS['1d'], days_from_ms, minutes_from_ms - 1, begun_ms),
  ]);
  const between = (from_ms: number, to_ms: number) =>
    walked.filter(({ time_ms }) => time_ms >= from_ms && time_ms < to_ms);

  const seconds = between(seconds_from_ms, Number.POSITIVE_INFINITY);
  const minutes = [
    ...between(minutes_from_ms, seconds_from_ms),
    ...coarsen(seconds, INTERVAL_MS['1m']),
  ];
  const days = [...between(days_from_ms, minutes_from_ms), ...coarsen(minutes, INTERVAL_MS['1d'])];
  return { '1s': seconds, '1m': minutes, '1d': days };
}

/**
 * Joins a history to a later one. At an interval at which the two do not touch, only the later one
 * is returned.
 */
export function joinPasts(earlier: Past, later: Past): Past {
  const join = (interval: HistoryInterval): readonly PriceBar[] => {
    const end_ms = (earlier[interval].at(-1)?.time_ms ?? 0) + INTERVAL_MS[interval];
    const touches = (later[interval][0]?.time_ms ?? 0) <= end_ms;
    return touches ? continueBars(earlier[interval], later[interval]) : later[interval];
  };
  const [seconds, minutes, days] = HISTORY_INTERVALS.map(join);
  return { '1s': seconds ?? [], '1m': minutes ?? [], '1d': days ?? [] };
}

/**
 * Returns the parts of one interval that begin from `from_ms` to `end_ms`, newest first. The part
 * that contains `begun_ms` is cut at that time, and none are returned before it.
 */
function segments(
  interval_ms: number,
  from_ms: number,
  end_ms: number,
  begun_ms: number,
): Segment[] {
  const found: Segment[] = [];
  const first_ms = Math.max(from_ms, startOfBar(begun_ms, interval_ms));
  for (let time_ms = startOfBar(end_ms, interval_ms); time_ms >= first_ms; time_ms -= interval_ms) {
    const span_ms = Math.min(interval_ms, end_ms - time_ms) - Math.max(0, begun_ms - time_ms);
    found.push({ time_ms, span_ms });
  }
  return found;
}

/**
 * Walks through the parts, newest first, from the end of the path: a driftless random walk looks
 * the same in both directions of time. Today's part is fixed at both ends, and so is the part
 * between today and a known beginning.
 *
 * @returns bars, oldest first
 */
function walk(random: Random, request: PastRequest, newestFirst: readonly Segment[]): PriceBar[] {
  const today_ms = startOfBar(request.end_ms, INTERVAL_MS['1d']);
  const moves = makeMoves(random, request, newestFirst);
  const today = moves.filter(({ segment }) => segment.time_ms >= today_ms);
  const earlier = moves.slice(today.length);

  const end = Math.log(priceToJson(request.end_price_e4));
  const previous_close = Math.log(priceToJson(request.previous_close_e4));

  const bars: PriceBar[] = [];
  const trade = makeTrading(random, request.volume_per_second);
  const draw = (drawn: readonly Move[], from: number) => {
    let close = from;
    for (const move of drawn) {
      bars.push({ ...toBar(random, move, close), volume: trade(move) });
      close -= move.size;
    }
  };
  if (!request.began) {
    const walked = Math.min(1, Math.sqrt((request.end_ms - today_ms) / GAPLESS_MS));
    draw(bridge(today, walked * (end - previous_close)), end);
    draw(earlier, previous_close);
    return bars.reverse();
  }
  const beginning = Math.log(priceToJson(request.began.price_e4));
  const midnight = request.began.time_ms >= today_ms ? beginning : previous_close;
  draw(bridge(today, end - midnight), end);
  draw(bridge(earlier, midnight - beginning), midnight);
  return bars.reverse();
}

function makeMoves(
  random: Random,
  { deviation }: PastRequest,
  newestFirst: readonly Segment[],
): Move[] {
  let mood = 0;
  return newestFirst.map((segment) => {
    const scale = deviation(segment.span_ms / 1000) * Math.exp(mood - MOOD_SPREAD ** 2);
    mood = MOOD_PERSISTENCE * mood + MOOD_NEWS * random.normal();
    return { segment, size: scale * random.normal(), deviation: scale };
  });
}

/**
 * Adjusts moves so that their sum is `total`: a Brownian bridge. Each move takes a part of the
 * difference in proportion to its variance (Glasserman, Monte Carlo Methods in Financial
 * Engineering, 3.1).
 */
function bridge(moves: readonly Move[], total: number): Move[] {
  const missing = total - moves.reduce((sum, { size }) => sum + size, 0);
  const variance = moves.reduce((sum, move) => sum + move.deviation ** 2, 0);
  if (variance === 0) return [...moves];
  return moves.map((move) => ({
    ...move,
    size: move.size + (missing * move.deviation ** 2) / variance,
  }));
}

/** A bar without its volume. */
type Prices = Omit<PriceBar, 'volume'>;

/**
 * Returns a bar that ends at `close`. How far a Brownian path rises above its ends is drawn from
 * its exact law (Glasserman, 6.4): `(a + b + √((b−a)² − 2σ²·ln u)) / 2`.
 */
function toBar(random: Random, { segment, size, deviation }: Move, close: number): Prices {
  const middle = close - size / 2;
  const stray = () =>
    Math.sqrt(size ** 2 - 2 * deviation ** 2 * Math.log(1 - random.uniform())) / 2;
  return {
    time_ms: segment.time_ms,
    open_e4: toPrice(Math.exp(close - size)),
    high_e4: toPrice(Math.exp(middle + stray())),
    low_e4: toPrice(Math.exp(middle - stray())),
    close_e4: toPrice(Math.exp(close)),
  };
}

/**
 * Returns a function that gives the shares traded in consecutive moves: more if the price moves
 * more, with busy and quiet days and minutes, so that bars of any length differ.
 */
function makeTrading(random: Random, volume_per_second: number): (move: Move) => number {
  const luck = (spread: number) => Math.exp(spread * random.normal() - spread ** 2 / 2);
  const lasting = (interval_ms: number, spread: number) => {
    let begun_ms: number | undefined;
    let factor = 1;
    return (time_ms: number) => {
      const start_ms = startOfBar(time_ms, interval_ms);
      if (start_ms !== begun_ms) factor = luck(spread);
      begun_ms = start_ms;
      return factor;
    };
  };
  const ofDay = lasting(INTERVAL_MS['1d'], DAY_BUSTLE);
  const ofMinute = lasting(INTERVAL_MS['1m'], MINUTE_BUSTLE);
  return ({ segment, size, deviation }) => {
    const excitement = deviation > 0 ? Math.abs(size) / deviation : 0;
    const usual = (volume_per_second * segment.span_ms) / 1000;
    const busy = ofDay(segment.time_ms) * ofMinute(segment.time_ms) * luck(BAR_BUSTLE);
    return Math.round(usual * (0.6 + 0.5 * excitement) * busy);
  };
}
