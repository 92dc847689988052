import type { Cents } from '../kernel/money.ts';

/** The value of an account at one moment. */
export interface SnapshotRow {
  readonly recorded_at_ms: number;
  readonly total_value_cents: Cents;
  readonly cash_cents: Cents;
}

/** Selects points of a curve; all of them if no field is set. */
export interface SnapshotQuery {
  /** From this moment on, inclusive. */
  readonly from_ms?: number;
  /** Up to this moment, exclusive. */
  readonly to_ms?: number;
  /** Maximum number of points; the oldest are returned. */
  readonly limit?: number;
}

/** The value curve of each ledger, including archived ones. */
export interface SnapshotStore {
  /** Adds a point to a ledger's curve; replaces a point of the same millisecond. */
  record(account_id: string, ledger: number, snapshot: SnapshotRow): Promise<void>;
  /** Returns points of a ledger, oldest first. */
  points(
    account_id: string,
    ledger: number,
    query?: SnapshotQuery,
  ): Promise<readonly SnapshotRow[]>;
  /** Deletes the points at these times. */
  drop(account_id: string, ledger: number, times_ms: readonly number[]): Promise<void>;
  /**
   * Moves points later than `now_ms` out of every curve into a separate table.
   *
   * @returns the number of points moved
   */
  setAside(account_id: string, now_ms: number): Promise<number>;
}
