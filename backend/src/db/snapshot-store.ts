import type { Cents } from '../kernel/money.ts';
import type { Connection } from './connection.ts';

/** The value of an account at one moment. */
export interface SnapshotRow {
  readonly recorded_at_ms: number;
  readonly total_value_cents: Cents;
  readonly cash_cents: Cents;
}

/** The value curve of each account's current ledger. */
export interface SnapshotStore {
  /** Adds a point; one of the same millisecond replaces the earlier. */
  record(account_id: string, snapshot: SnapshotRow): Promise<void>;
  /** Points from `since_ms` on, oldest first. */
  since(account_id: string, since_ms: number): Promise<readonly SnapshotRow[]>;
  /**
   * Of the points within `[from_ms, to_ms)`, in every ledger, keeps the last of
   * each stretch of `interval_ms`.
   *
   * @returns how many were dropped
   */
  thin(account_id: string, stretch: ThinStretch): Promise<number>;
}

export interface ThinStretch {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly interval_ms: number;
}

export function createSnapshotStore(connection: Connection): SnapshotStore {
  return {
    async record(account_id, { recorded_at_ms, total_value_cents, cash_cents }) {
      connection.relaxedTransaction((transaction) =>
        transaction.run(
          `INSERT INTO snapshots (account_id, ledger, recorded_at_ms, total_value_cents, cash_cents)
           SELECT id, ledger, ?, ?, ? FROM accounts WHERE id = ?
           ON CONFLICT (account_id, ledger, recorded_at_ms) DO UPDATE SET
             total_value_cents = excluded.total_value_cents, cash_cents = excluded.cash_cents`,
          recorded_at_ms,
          total_value_cents,
          cash_cents,
          account_id,
        ),
      );
    },

    async since(account_id, since_ms) {
      return connection.all<SnapshotRow>(
        `SELECT recorded_at_ms, total_value_cents, cash_cents FROM snapshots
         WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
           AND recorded_at_ms >= ?
         ORDER BY recorded_at_ms`,
        account_id,
        account_id,
        since_ms,
      );
    },

    async thin(account_id, { from_ms, to_ms, interval_ms }) {
      return connection.relaxedTransaction((transaction) =>
        transaction.run(
          `DELETE FROM snapshots
           WHERE account_id = ? AND recorded_at_ms >= ? AND recorded_at_ms < ?
             AND (ledger, recorded_at_ms) NOT IN (
               SELECT ledger, max(recorded_at_ms) FROM snapshots
               WHERE account_id = ? AND recorded_at_ms >= ? AND recorded_at_ms < ?
               GROUP BY ledger, recorded_at_ms / ?
             )`,
          account_id,
          from_ms,
          to_ms,
          account_id,
          from_ms,
          to_ms,
          interval_ms,
        ),
      );
    },
  };
}
