import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';

/** The resolutions that are kept; others are made of these. */
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

/** Some bars of one ticker at one resolution. */
export interface BarSeries {
  readonly ticker: Ticker;
  readonly interval: StoredInterval;
  readonly bars: readonly BarRow[];
}

/** What a made-up past can be made of again. */
export interface PastOrigin {
  readonly seed: number;
  /** Where the past ends, exactly. */
  readonly end_price_e4: PriceE4;
  readonly end_ms: number;
  /** The close of the last completed day. */
  readonly previous_close_e4: PriceE4;
  /** Where the path that led to the end began; undefined if the past leads up to the end itself. */
  readonly began?: PathBeginning | undefined;
}

/** The first price of a path, and the close of the day before it. */
export interface PathBeginning {
  readonly at_ms: number;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
}

/** The last price known of a ticker, kept so that a restart can go on from it. */
export interface LastPriceRow {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

/** Where one instrument stands on the simulated path. */
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

/** The simulated market between two steps, complete: what comes next follows from it. */
export interface MarketPathRow {
  readonly seed: number;
  readonly model: string;
  readonly model_version: number;
  readonly began_at_ms: number;
  /** How many steps were taken. */
  readonly step: number;
  /** The step from which a restart goes on: prices up to it may have been shown. */
  readonly resume_step: number;
  readonly recorded_at_ms: number;
  readonly instruments: readonly PathInstrumentRow[];
}

/** The recorded past of every ticker, apart for each source that told it. */
export interface BarStore {
  /**
   * Writes all of these bars, or, where that fails, none. A bar that is there
   * already is replaced by its newer state.
   */
  record(source: string, series: readonly BarSeries[]): Promise<void>;
  /** The newest `limit` bars of those that began before `before_ms`, or of all; oldest first. */
  newest(
    source: string,
    ticker: Ticker,
    interval: StoredInterval,
    limit: number,
    before_ms?: number,
  ): Promise<readonly BarRow[]>;
  /** Where the recorded days of each ticker end, as of the beginning of its last day. */
  lastPrices(source: string): Promise<readonly LastPriceRow[]>;
  /**
   * Drops bars that began before `before_ms`, of all sources and tickers, but
   * no more than `rows_max` at once.
   *
   * @returns how many went
   */
  prune(interval: StoredInterval, before_ms: number, rows_max: number): Promise<number>;
  /** What the ticker's past is made of that was not written yet; undefined if all of it was. */
  unwritten(source: string, ticker: Ticker): Promise<PastOrigin | undefined>;
  keepUnwritten(source: string, ticker: Ticker, origin: PastOrigin): Promise<void>;
  /** Writes a past that was not written yet. Bars that are there already stay. */
  writePast(source: string, series: readonly BarSeries[]): Promise<void>;
  /**
   * Drops the past of tickers that are not among `followed` and have no bar from `before_ms` on,
   * but no more than `rows_max` bars at once.
   *
   * @returns how many bars went
   */
  dropUnfollowed(
    source: string,
    followed: readonly Ticker[],
    before_ms: number,
    rows_max: number,
  ): Promise<number>;
  /**
   * Takes bars that begin after `now_ms` out of every series and keeps them apart.
   *
   * @returns how many there were
   */
  setAside(now_ms: number): Promise<number>;
}

export interface PriceStore {
  /**
   * Records these prices in place of the earlier ones of the same tickers, and the simulated path
   * that they lie on in place of the earlier one: all of it, or nothing if that fails.
   */
  record(prices: readonly LastPriceRow[], path?: MarketPathRow): Promise<void>;
  last(ticker: Ticker): Promise<LastPriceRow | undefined>;
  all(): Promise<readonly LastPriceRow[]>;
  /** Returns the simulated path as it was recorded last; undefined if none was. */
  path(): Promise<MarketPathRow | undefined>;
}
