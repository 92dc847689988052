import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import type { MarketNews } from './news/market-news.ts';

/** The intervals that are stored; others are aggregated from these. */
export type StoredInterval = '1s' | '1m' | '1d';

export interface BarRow {
  /** Start of the bar. */
  readonly time_ms: number;
  readonly open_e4: PriceE4;
  readonly high_e4: PriceE4;
  readonly low_e4: PriceE4;
  readonly close_e4: PriceE4;
  readonly volume: number;
}

/** Bars of one ticker at one interval. */
export interface BarSeries {
  readonly ticker: Ticker;
  readonly interval: StoredInterval;
  readonly bars: readonly BarRow[];
}

/** The parameters from which an invented history can be computed again. */
export interface PastOrigin {
  readonly seed: number;
  /** Price and time at which the history ends, exactly. */
  readonly end_price_e4: PriceE4;
  readonly end_ms: number;
  /** The close of the last completed day. */
  readonly previous_close_e4: PriceE4;
  /**
   * Beginning of the path that led to the end; undefined if the history leads up to the end itself.
   */
  readonly began?: PathBeginning | undefined;
}

/** The first price of a path, and the close of the day before it. */
export interface PathBeginning {
  readonly at_ms: number;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
}

/** The last known price of a ticker, from which a restart continues. */
export interface LastPriceRow {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

/** The state of one instrument on the simulated path. */
export interface PathInstrumentRow {
  readonly ticker: Ticker;
  /** The price at step 0, and the close of the day before it. */
  readonly start_price_e4: PriceE4;
  readonly start_previous_close_e4: PriceE4;
  /** The close of the day before `recorded_at_ms`. */
  readonly previous_close_e4: PriceE4;
  /** The sum of the log returns since step 0. */
  readonly growth: number;
}

/** One instrument's day on the simulated path, or the part of it since the path began. */
export interface PathDayRow extends BarRow {
  readonly ticker: Ticker;
}

/** The complete state of the simulated market between two steps. */
export interface MarketPathRow {
  readonly seed: number;
  readonly model: string;
  readonly model_version: number;
  readonly began_at_ms: number;
  /** Number of steps taken. */
  readonly step: number;
  /** The step from which a restart continues, because prices up to it may have been shown. */
  readonly resume_step: number;
  readonly recorded_at_ms: number;
  readonly instruments: readonly PathInstrumentRow[];
  /** The current day of every instrument; left out if it was not recorded. */
  readonly days?: readonly PathDayRow[];
  /** Trading since the current day began, as a share of that of an average day. */
  readonly day_sessions?: number;
}

/** The recorded bars of every ticker, separate for each source. */
export interface BarStore {
  /** Stores all of these bars, or none if that fails. An existing bar is replaced. */
  record(source: string, series: readonly BarSeries[]): Promise<void>;
  /** Returns the newest `limit` bars, or the newest that began before `before_ms`; oldest first. */
  newest(
    source: string,
    ticker: Ticker,
    interval: StoredInterval,
    limit: number,
    before_ms?: number,
  ): Promise<readonly BarRow[]>;
  /** Returns the close of the last recorded day of each ticker, with the start of that day. */
  lastPrices(source: string): Promise<readonly LastPriceRow[]>;
  /**
   * Deletes bars that began before `before_ms`, of all sources and tickers, at most `rows_max` at
   * once.
   *
   * @returns the number of deleted bars
   */
  prune(interval: StoredInterval, before_ms: number, rows_max: number): Promise<number>;
  /**
   * Returns the parameters of the ticker's history that is not written yet; undefined if all of it
   * is.
   */
  unwritten(source: string, ticker: Ticker): Promise<PastOrigin | undefined>;
  keepUnwritten(source: string, ticker: Ticker, origin: PastOrigin): Promise<void>;
  /** Stores a history that was not written yet. Existing bars stay. */
  writePast(source: string, series: readonly BarSeries[]): Promise<void>;
  /**
   * Deletes the history of tickers that are not among `followed` and have no bar from `before_ms`
   * on, at most `rows_max` bars at once.
   *
   * @returns the number of deleted bars
   */
  dropUnfollowed(
    source: string,
    followed: readonly Ticker[],
    before_ms: number,
    rows_max: number,
  ): Promise<number>;
  /**
   * Moves bars that begin after `now_ms` out of every series into a separate table.
   *
   * @returns the number of bars moved
   */
  setAside(now_ms: number): Promise<number>;
}

/** The parts of the journal by the market that their prices came from. */
export interface MarketPeriodStore {
  /**
   * Begins a period if the prices come from another market than those of the last one. Steps then count
   * anew, so open orders forget which one they have met, and accounts what they took lately. Call it before
   * requests are served.
   *
   * @param source the name of the source
   * @param path of a simulated market, from which its prices at each step follow
   */
  begin(source: string, path: MarketPathRow | undefined): Promise<void>;
}

/** A headline with its number, which increases with each one. */
export interface HeadlineRow extends MarketNews {
  readonly id: number;
}

/** The newest headlines of the market. */
export interface HeadlineStore {
  /** Stores headlines, oldest first: all or none. Deletes those that are too many. */
  add(news: readonly MarketNews[]): Promise<void>;
  /** Returns the newest headlines that match, newest first. */
  newest(query: {
    readonly tickers?: readonly Ticker[] | undefined;
    readonly before?: number | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  }): Promise<readonly HeadlineRow[]>;
}

export interface PriceStore {
  /**
   * Replaces the recorded prices of these tickers and the recorded simulated path: all of it, or
   * nothing if that fails.
   */
  record(prices: readonly LastPriceRow[], path?: MarketPathRow): Promise<void>;
  last(ticker: Ticker): Promise<LastPriceRow | undefined>;
  all(): Promise<readonly LastPriceRow[]>;
  /** Returns the recorded simulated path; undefined if there is none. */
  path(): Promise<MarketPathRow | undefined>;
  /** Returns the recorded bars of every simulated instrument on a day that begins at a time. */
  pathDay(day_ms: number): Promise<readonly PathDayRow[]>;
}
