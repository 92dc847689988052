import type { Cents } from '../kernel/money.ts';

/** The value of an account at one moment. */
export interface SnapshotRow {
  readonly recorded_at_ms: number;
  readonly total_value_cents: Cents;
  readonly cash_cents: Cents;
}

/** Which points of a curve are asked for; all of them where nothing is said. */
export interface SnapshotQuery {
  /** From this moment on. */
  readonly from_ms?: number;
  /** Up to, and without, this moment. */
  readonly to_ms?: number;
  /** No more than this many, the oldest. */
  readonly limit?: number;
}

/** The value curve of each ledger, archived ones included. */
export interface SnapshotStore {
  /** Adds a point to the ledger that it values; one of the same millisecond replaces the earlier. */
  record(account_id: string, ledger: number, snapshot: SnapshotRow): Promise<void>;
  /** Points of a ledger, oldest first. */
  points(
    account_id: string,
    ledger: number,
    query?: SnapshotQuery,
  ): Promise<readonly SnapshotRow[]>;
  /** Drops the points of these moments. */
  drop(account_id: string, ledger: number, times_ms: readonly number[]): Promise<void>;
  /**
   * Takes points that are later than `now_ms` out of every curve and keeps them apart.
   *
   * @returns how many there were
   */
  setAside(account_id: string, now_ms: number): Promise<number>;
}
