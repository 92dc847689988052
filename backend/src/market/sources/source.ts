import type { MarketSession, MarketState, Ticker } from '@finally/contract';
import type { Result } from '../../kernel/result.ts';
import type { PriceBar } from '../bars/bar.ts';
import type { MarketPathRow, PastOrigin } from '../store.ts';
import type { Listing } from '../symbols/instrument.ts';

/** The resolutions at which a source knows its past; others are made of these. */
export const HISTORY_INTERVALS = ['1s', '1m', '1d'] as const;
export type HistoryInterval = (typeof HISTORY_INTERVALS)[number];

/** How a source is doing, in a form that people can be shown. */
export interface SourceStatus {
  readonly state: MarketState;
  /** What is wrong, or null. */
  readonly detail: string | null;
  /** When prices last came, or null where none ever did. */
  readonly last_update_ms: number | null;
}

/** What decides everything random in a simulated market. */
export interface PathPosition {
  /** A 32-bit integer. */
  readonly seed: number;
  /** How many steps were taken. */
  readonly step: number;
}

/**
 * Where prices come from. A source writes them into the cache it was made with
 * and is the only one that does. Every source passes the conformance suite in
 * `backend/tests/market/sources/source-conformance.ts`.
 */
export interface MarketDataSource {
  /** A name for people: `simulator`. */
  readonly name: string;
  /** Begins to follow the tickers. Resolves once a first answer about each is in. */
  start(tickers: Iterable<Ticker>): Promise<void>;
  /** Ends all following and timers. Harmless when repeated. */
  stop(): Promise<void>;
  /** Follows one more ticker; resolves as `start` does. Harmless when repeated. */
  addTicker(ticker: Ticker): Promise<void>;
  /** Stops following and drops the ticker from the cache. Harmless when repeated. */
  removeTicker(ticker: Ticker): Promise<void>;
  /** The tickers that are followed. */
  tickers(): Ticker[];
  /**
   * Whether the past is made up. It is then asked for when a ticker is met for
   * the first time, and from there on the past is what was recorded.
   */
  readonly history_is_synthetic?: boolean;
  /** The past up to now, oldest first, as far back as the source knows it. */
  history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]>;
  /**
   * What a made-up past can be made of again, so that it need not be written before somebody looks
   * at it; undefined if the ticker is not followed.
   */
  pastOrigin?(ticker: Ticker): PastOrigin | undefined;
  /** The past that was made up of `origin`, the same each time. */
  pastOf?(
    ticker: Ticker,
    origin: PastOrigin,
  ): Readonly<Record<HistoryInterval, readonly PriceBar[]>>;
  /**
   * Calls `listener` when more of a ticker's past has become known than
   * `history` could tell when it was asked. @returns ends the subscription
   */
  onHistory?(listener: (ticker: Ticker) => void): () => void;
  status(): SourceStatus;
  /**
   * Returns where the source stands, so that a restart can go on from there; only a source whose
   * prices follow from its own state has this.
   *
   * @param ahead_ms how long it may go on before it is asked again
   */
  checkpoint?(ahead_ms: number): MarketPathRow;
  /** Where a simulated market stands; sources of real prices do not have this. */
  pathPosition?(): PathPosition;
  /** Whether the exchanges trade; null where that is not known. */
  marketStatus?(): MarketSession | null;
  /**
   * What the source lists that fits `query`, best first. Never rejects: a
   * source that cannot be asked finds nothing.
   */
  search?(query: string, limit: number): Promise<readonly Listing[]>;
  /**
   * What the source knows a ticker to be; undefined where it knows none.
   * Refuses with `price_unavailable` where it cannot be asked.
   */
  lookUp?(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>>;
}
