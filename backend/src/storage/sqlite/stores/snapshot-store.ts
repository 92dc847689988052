import type { SnapshotRow, SnapshotStore } from '../../../portfolio/store.ts';
import type { Connection } from '../connection.ts';

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
