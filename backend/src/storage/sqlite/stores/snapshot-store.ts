import type { Cents } from '../../../kernel/money.ts';
import type { Connection } from '../connection.ts';

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

export function createSnapshotStore(connection: Connection): SnapshotStore {
  return {
    async record(account_id, ledger, { recorded_at_ms, total_value_cents, cash_cents }) {
      await connection.relaxedTransaction((transaction) =>
        transaction.run(
          `INSERT INTO snapshots (account_id, ledger, recorded_at_ms, total_value_cents, cash_cents)
           VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (account_id, ledger, recorded_at_ms) DO UPDATE SET
             total_value_cents = excluded.total_value_cents, cash_cents = excluded.cash_cents`,
          account_id,
          ledger,
          recorded_at_ms,
          total_value_cents,
          cash_cents,
        ),
      );
    },

    async points(
      account_id,
      ledger,
      { from_ms = 0, to_ms = Number.MAX_SAFE_INTEGER, limit = Number.MAX_SAFE_INTEGER } = {},
    ) {
      return connection.all<SnapshotRow>(
        `SELECT recorded_at_ms, total_value_cents, cash_cents FROM snapshots
         WHERE account_id = ? AND ledger = ? AND recorded_at_ms >= ? AND recorded_at_ms < ?
         ORDER BY recorded_at_ms LIMIT ?`,
        account_id,
        ledger,
        from_ms,
        to_ms,
        limit,
      );
    },

    async drop(account_id, ledger, times_ms) {
      if (times_ms.length === 0) return;
      await connection.relaxedTransaction((transaction) => {
        for (const recorded_at_ms of times_ms) {
          transaction.run(
            'DELETE FROM snapshots WHERE account_id = ? AND ledger = ? AND recorded_at_ms = ?',
            account_id,
            ledger,
            recorded_at_ms,
          );
        }
      });
    },

    async setAside(account_id, now_ms) {
      return connection.transaction((transaction) => {
        transaction.run(
          `INSERT INTO snapshots_set_aside
           SELECT account_id, ledger, recorded_at_ms, total_value_cents, cash_cents, ?
           FROM snapshots WHERE account_id = ? AND recorded_at_ms > ?`,
          now_ms,
          account_id,
          now_ms,
        );
        return transaction.run(
          'DELETE FROM snapshots WHERE account_id = ? AND recorded_at_ms > ?',
          account_id,
          now_ms,
        );
      });
    },
  };
}
