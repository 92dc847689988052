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

/**
 * The parts of the history, newest first, each of which becomes one bar. There are thousands, so
 * they are columns instead of objects: a start of the server invents the history of every followed
 * ticker.
 */
interface Parts {
  readonly time_ms: number[];
  /** Shorter than its interval if the bar is not complete, or began with the path. */
  readonly span_ms: number[];
}

/** The moves of the parts, in logarithms. */
interface Moves extends Parts {
  /** Log return from the beginning of the part to its end. */
  readonly size: Float64Array;
  readonly deviation: Float64Array;
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

  const parts: Parts = { time_ms: [], span_ms: [] };
  addParts(parts, INTERVAL_MS['1s'], seconds_from_ms, end_ms, begun_ms);
  const seconds_count = parts.time_ms.length;
  addParts(parts, INTERVAL_MS['1m'], minutes_from_ms, seconds_from_ms - 1, begun_ms);
  const minutes_count = parts.time_ms.length - seconds_count;
  addParts(parts, INTERVAL_MS['1d'], days_from_ms, minutes_from_ms - 1, begun_ms);
  const days_count = parts.time_ms.length - seconds_count - minutes_count;

  const walked = walk(random, { ...request, began }, parts);
  const seconds = walked.slice(days_count + minutes_count);
  const minutes = walked.slice(days_count, days_count + minutes_count);
  minutes.push(...coarsen(seconds, INTERVAL_MS['1m']));
  const days = walked.slice(0, days_count);
  days.push(...coarsen(minutes, INTERVAL_MS['1d']));
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
 * Adds the parts of one interval that begin from `from_ms` to `end_ms`, newest first. The part that
 * contains `begun_ms` is cut at that time, and none are added before it.
 */
function addParts(
  { time_ms, span_ms }: Parts,
  interval_ms: number,
  from_ms: number,
  end_ms: number,
  begun_ms: number,
): void {
  const first_ms = Math.max(from_ms, startOfBar(begun_ms, interval_ms));
  for (let start_ms = startOfBar(end_ms, interval_ms); start_ms >= first_ms; ) {
    time_ms.push(start_ms);
    span_ms.push(Math.min(interval_ms, end_ms - start_ms) - Math.max(0, begun_ms - start_ms));
    start_ms -= interval_ms;
  }
}

/**
 * Walks through the parts, newest first, from the end of the path: a driftless random walk looks
 * the same in both directions of time. Today's part is fixed at both ends, and so is the part
 * between today and a known beginning.
 *
 * @returns bars, oldest first
 */
function walk(random: Random, request: PastRequest, parts: Parts): PriceBar[] {
  const today_ms = startOfBar(request.end_ms, INTERVAL_MS['1d']);
  const moves = makeMoves(random, request, parts);
  const count = parts.time_ms.length;
  const before_today = parts.time_ms.findIndex((time_ms) => time_ms < today_ms);
  const today_count = before_today < 0 ? count : before_today;

  const end = Math.log(priceToJson(request.end_price_e4));
  const previous_close = Math.log(priceToJson(request.previous_close_e4));

  const draw = makeDrawing(random, request.volume_per_second, moves);
  if (!request.began) {
    const walked = Math.min(1, Math.sqrt((request.end_ms - today_ms) / GAPLESS_MS));
    bridge(moves, 0, today_count, walked * (end - previous_close));
    draw(0, today_count, end);
    return draw(today_count, count, previous_close);
  }
  const beginning = Math.log(priceToJson(request.began.price_e4));
  const midnight = request.began.time_ms >= today_ms ? beginning : previous_close;
  bridge(moves, 0, today_count, end - midnight);
  draw(0, today_count, end);
  bridge(moves, today_count, count, midnight - beginning);
  return draw(today_count, count, midnight);
}

function makeMoves(random: Random, { deviation }: PastRequest, parts: Parts): Moves {
  const count = parts.time_ms.length;
  const moves = { ...parts, size: new Float64Array(count), deviation: new Float64Array(count) };
  let mood = 0;
  for (let part = 0; part < count; part++) {
    const scale = deviation(at(parts.span_ms, part) / 1000) * Math.exp(mood - MOOD_SPREAD ** 2);
    mood = MOOD_PERSISTENCE * mood + MOOD_NEWS * random.normal();
    moves.size[part] = scale * random.normal();
    moves.deviation[part] = scale;
  }
  return moves;
}

/**
 * Adjusts the moves from `first` up to `end` so that their sum is `total`: a Brownian bridge. Each
 * move takes a part of the difference in proportion to its variance (Glasserman, Monte Carlo
 * Methods in Financial Engineering, 3.1).
 */
function bridge({ size, deviation }: Moves, first: number, end: number, total: number): void {
  let sum = 0;
  let variance = 0;
  for (let part = first; part < end; part++) {
    sum += at(size, part);
    variance += at(deviation, part) ** 2;
  }
  if (variance === 0) return;
  const missing = total - sum;
  for (let part = first; part < end; part++) {
    size[part] = at(size, part) + (missing * at(deviation, part) ** 2) / variance;
  }
}

/**
 * Returns a function that draws the bars of the moves from `first` up to `end`, of which the newest
 * ends at `last_close`, and returns all bars drawn so far, oldest first. How far a Brownian path
 * rises above its ends is drawn from its exact law (Glasserman, 6.4):
 * `(a + b + √((b−a)² − 2σ²·ln u)) / 2`.
 */
function makeDrawing(
  random: Random,
  volume_per_second: number,
  moves: Moves,
): (first: number, end: number, last_close: number) => PriceBar[] {
  const { time_ms, size, deviation } = moves;
  const bars = new Array<PriceBar>(time_ms.length);
  const trade = makeTrading(random, volume_per_second, moves);
  return (first, end, last_close) => {
    let close = last_close;
    let close_e4 = toPrice(Math.exp(close));
    for (let part = first; part < end; part++) {
      const move = at(size, part);
      const square = move ** 2;
      const twice_variance = 2 * at(deviation, part) ** 2;
      const middle = close - move / 2;
      const rise = Math.sqrt(square - twice_variance * Math.log(1 - random.uniform())) / 2;
      const fall = Math.sqrt(square - twice_variance * Math.log(1 - random.uniform())) / 2;
      close -= move;
      const open_e4 = toPrice(Math.exp(close));
      bars[time_ms.length - 1 - part] = {
        time_ms: at(time_ms, part),
        open_e4,
        high_e4: toPrice(Math.exp(middle + rise)),
        low_e4: toPrice(Math.exp(middle - fall)),
        close_e4,
        volume: trade(part),
      };
      // The bar before it closes where this one opens.
      close_e4 = open_e4;
    }
    return bars;
  };
}

/**
 * Returns a function that gives the shares traded in consecutive moves: more if the price moves
 * more, with busy and quiet days and minutes, so that bars of any length differ.
 */
function makeTrading(
  random: Random,
  volume_per_second: number,
  { time_ms, span_ms, size, deviation }: Moves,
): (part: number) => number {
  const luck = (spread: number) => Math.exp(spread * random.normal() - spread ** 2 / 2);
  const lasting = (interval_ms: number, spread: number) => {
    let begun_ms = Number.POSITIVE_INFINITY;
    let factor = 1;
    return (at_ms: number) => {
      if (at_ms >= begun_ms) return factor;
      begun_ms = startOfBar(at_ms, interval_ms);
      factor = luck(spread);
      return factor;
    };
  };
  const ofDay = lasting(INTERVAL_MS['1d'], DAY_BUSTLE);
  const ofMinute = lasting(INTERVAL_MS['1m'], MINUTE_BUSTLE);
  return (part) => {
    const spread = at(deviation, part);
    const excitement = spread > 0 ? Math.abs(at(size, part)) / spread : 0;
    const usual = (volume_per_second * at(span_ms, part)) / 1000;
    const at_ms = at(time_ms, part);
    const busy = ofDay(at_ms) * ofMinute(at_ms) * luck(BAR_BUSTLE);
    return Math.round(usual * (0.6 + 0.5 * excitement) * busy);
  };
}

/** Reads an element that is known to exist. */
const at = (column: ArrayLike<number>, part: number): number => column[part] as number;
