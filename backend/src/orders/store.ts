import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import type { Downtime } from '../ledger/orders/downtime.ts';

/** What the database tells of the run of the server before this one. */
export interface RunBefore {
  /** When it last showed that it runs; null if it never did. Milliseconds since the Unix epoch. */
  readonly alive_ms: number | null;
  /** Whether orders are open. */
  readonly has_open_orders: boolean;
  /** The last downtime, if neither an order nor a change of one was written since it ended. */
  readonly last_downtime: (Downtime & { readonly id: number }) | null;
}

/** The prices of a ticker in a downtime that are still to be found. */
export interface UnknownRange {
  readonly downtime_id: number;
  readonly ticker: Ticker;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** The times in which the server was down. Each concerns the orders that were open then. */
export interface DowntimeStore {
  runBefore(): Promise<RunBefore>;
  /**
   * Writes a downtime, and that the server runs since its end; both are on the disk when it settles.
   *
   * @param extends_id a downtime that lasts until then; it loses its ranges
   */
  keep(downtime: Downtime, extends_id: number | null): Promise<void>;
  /** Writes that the server runs, without waiting for the disk. */
  keepAlive(now_ms: number): Promise<void>;
  /** The ranges of tickers with open orders that are not known, of downtimes that ended after a time. */
  unknownRanges(ended_after_ms: number): Promise<readonly UnknownRange[]>;
  keepRange(
    range: Pick<UnknownRange, 'downtime_id' | 'ticker'>,
    prices: { readonly low_e4: PriceE4; readonly high_e4: PriceE4 },
  ): Promise<void>;
}
