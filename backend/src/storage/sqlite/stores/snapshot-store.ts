import type { SnapshotRow, SnapshotStore } from '../../../portfolio/store.ts';
import type { Connection } from '../connection.ts';

/** A point of an account, which is written together with those of others. */
type Point = readonly [account_id: string, ledger: number, snapshot: SnapshotRow];

/** Points that arrive in one turn of the event loop, such as after a group of trades, are one write. */
export function createSnapshotStore(connection: Connection): SnapshotStore {
  let points: Point[] = [];
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    await Promise.resolve();
    const due = points;
    points = [];
    writing = undefined;
    await connection.relaxedTransaction((transaction) => {
      for (const [account_id, ledger, snapshot] of due) {
        transaction.run(
          `INSERT INTO snapshots (account_id, ledger, recorded_at_ms, total_value_cents, cash_cents)
           VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (account_id, ledger, recorded_at_ms) DO UPDATE SET
             total_value_cents = excluded.total_value_cents, cash_cents = excluded.cash_cents`,
          account_id,
          ledger,
          snapshot.recorded_at_ms,
          snapshot.total_value_cents,
          snapshot.cash_cents,
        );
      }
    });
  }

  return {
    record(account_id, ledger, snapshot) {
      points.push([account_id, ledger, snapshot]);
      writing ??= write();
      return writing;
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
