import type { BarInterval, MarketSession, MarketState, Ticker } from '@finally/contract';
import type { Result } from '../../kernel/result.ts';
import type { PriceBar } from '../bars/bar.ts';
import type { DayFigures } from '../board/day-figures.ts';
import type { MarketNews } from '../news/market-news.ts';
import type { MarketPathRow, PastOrigin, PathDayRow } from '../store.ts';
import type { Listing } from '../symbols/instrument.ts';

/** The intervals for which a source has history; other intervals are aggregated from these. */
export const HISTORY_INTERVALS = ['1s', '1m', '1d'] as const;
export type HistoryInterval = (typeof HISTORY_INTERVALS)[number];

/** The state of a source, in a form that can be shown to people. */
export interface SourceStatus {
  readonly state: MarketState;
  /** What is wrong, or null. */
  readonly detail: string | null;
  /** When the last prices arrived, or null if none ever did. */
  readonly last_update_ms: number | null;
}

/** What decides everything random in a simulated market. */
export interface PathPosition {
  /** A 32-bit integer. */
  readonly seed: number;
  /** How many steps were taken. */
  readonly step: number;
}

/** Returns the recorded bars of every instrument on a day that begins at a time. */
export type RecordedDays = (day_ms: number) => Promise<readonly PathDayRow[]>;

/**
 * A source of prices. It writes them into the cache it was created with, and nothing else does.
 * Every source passes the conformance suite in
 * `backend/tests/market/sources/source-conformance.ts`.
 */
export interface MarketDataSource {
  /** A name for people, such as `simulator`. */
  readonly name: string;
  /** Starts to follow the tickers. Resolves once a first answer about each has arrived. */
  start(tickers: Iterable<Ticker>): Promise<void>;
  /** Stops all following and timers. May be called repeatedly. */
  stop(): Promise<void>;
  /** Follows one more ticker; resolves like `start`. May be called repeatedly. */
  addTicker(ticker: Ticker): Promise<void>;
  /** Stops following a ticker and removes it from the cache. May be called repeatedly. */
  removeTicker(ticker: Ticker): Promise<void>;
  /** Returns the followed tickers. */
  tickers(): Ticker[];
  /**
   * True if the history is invented. It is then requested when a ticker is first followed, and from
   * then on the recorded history is used.
   */
  readonly history_is_synthetic?: boolean;
  /** Returns the history up to now, oldest first, as far back as the source has it. */
  history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]>;
  /**
   * Returns the parameters from which an invented history can be computed again, so that it need
   * not be stored before it is requested; undefined if the ticker is not followed.
   */
  pastOrigin?(ticker: Ticker): PastOrigin | undefined;
  /** Returns the history invented from `origin`, the same each time. */
  pastOf?(
    ticker: Ticker,
    origin: PastOrigin,
  ): Readonly<Record<HistoryInterval, readonly PriceBar[]>>;
  /**
   * Calls `listener` when more of a ticker's history has become available since `history` was
   * called.
   *
   * @returns a function that ends the subscription
   */
  onHistory?(listener: (ticker: Ticker) => void): () => void;
  /**
   * Returns the day so far of every instrument, followed or not. Sources that know only the followed
   * tickers do not have this.
   */
  dayFigures?(): readonly DayFigures[];
  /**
   * Computes the parts of `dayFigures` that take longer.
   *
   * @param step waits between two pieces of work of some milliseconds
   * @returns undefined if nothing is missing
   */
  completeDay?(step: () => Promise<void>): Promise<void> | undefined;
  /**
   * Prepares `series`. Sources without `dayFigures` do not have the two.
   *
   * @param step waits between two pieces of work of some milliseconds
   * @returns undefined if they are prepared
   */
  prepareSeries?(step: () => Promise<void>, recorded: RecordedDays): Promise<void> | undefined;
  /**
   * Returns the newest bars of an instrument, followed or not, as far as they are prepared; oldest first.
   * The last one still grows.
   */
  series?(ticker: Ticker, interval: BarInterval): readonly PriceBar[];
  /**
   * Calls `listener` with each headline of the market, also of tickers that nobody follows. Sources
   * without headlines do not have this.
   *
   * @returns a function that ends the subscription
   */
  onHeadline?(listener: (news: MarketNews) => void): () => void;
  status(): SourceStatus;
  /**
   * Returns the state from which a restart can continue. Only sources whose prices follow from
   * their own state have this.
   *
   * @param ahead_ms how long the source may run before the next call
   */
  checkpoint?(ahead_ms: number): MarketPathRow;
  /**
   * True if the first price is the next one after the last that was shown before the restart. Left out:
   * prices were missed meanwhile.
   */
  readonly is_continuous?: boolean;
  /** Returns the position of a simulated market; sources of real prices do not have this. */
  pathPosition?(): PathPosition;
  /** Returns whether the exchanges are open; null if unknown. */
  marketStatus?(): MarketSession | null;
  /**
   * Returns the source's listings that match `query`, best first. Never rejects: returns none if
   * the source cannot be asked.
   */
  search?(query: string, limit: number): Promise<readonly Listing[]>;
  /**
   * Returns the source's listing of a ticker; undefined if it has none. Refuses with
   * `price_unavailable` if the source cannot be asked.
   */
  lookUp?(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>>;
}
