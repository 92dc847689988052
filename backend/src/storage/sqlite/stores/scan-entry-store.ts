import { FIRED_ALERTS_KEPT } from '@finally/contract';
import type { ScanEntryRow, ScanEntryStore } from '../../../alerts/store.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection, Changed } from '../connection.ts';

const COLUMNS = 'id, ticker, scan, price_e4, entered_at, seen';

export function createScanEntryStore(connection: AccountConnection): ScanEntryStore {
  return {
    async list(account_id) {
      return connection.all<ScanEntryRow>(
        `SELECT ${COLUMNS} FROM scan_entries WHERE account_id = ? AND removed_at IS NULL
         ORDER BY entered_at DESC, sequence DESC LIMIT ?`,
        account_id,
        FIRED_ALERTS_KEPT,
      );
    },

    async remove(account_id, id, removed_at, forgotten_before) {
      return connection.change((transaction) => {
        const removed = transaction.run(
          `UPDATE scan_entries SET removed_at = ?
           WHERE account_id = ? AND id = ? AND removed_at IS NULL`,
          removed_at,
          account_id,
          id,
        );
        if (removed === 0) return unchanged(false);
        transaction.run(
          'DELETE FROM scan_entries WHERE account_id = ? AND removed_at < ?',
          account_id,
          forgotten_before,
        );
        return entriesChanged(true, account_id, [id]);
      });
    },

    async restore(account_id, id) {
      return connection.change<ScanEntryRow | undefined>((transaction) => {
        const restored = transaction.run(
          `UPDATE scan_entries SET removed_at = NULL
           WHERE account_id = ? AND id = ? AND removed_at IS NOT NULL`,
          account_id,
          id,
        );
        const row = transaction.get<ScanEntryRow>(
          `SELECT ${COLUMNS} FROM scan_entries WHERE account_id = ? AND id = ?`,
          account_id,
          id,
        );
        return restored === 0 ? unchanged(row) : entriesChanged(row, account_id, [id]);
      });
    },

    async markSeen(account_id, ids) {
      await connection.change((transaction) => {
        const seen = ids.filter(
          (id) =>
            transaction.run(
              'UPDATE scan_entries SET seen = 1 WHERE account_id = ? AND id = ? AND seen = 0',
              account_id,
              id,
            ) > 0,
        );
        return seen.length > 0 ? entriesChanged(undefined, account_id, seen) : unchanged(undefined);
      });
    },
  };
}

const entriesChanged = <Returned>(
  returned: Returned,
  account_id: string,
  ids: readonly string[],
): Changed<Returned> => changed(returned, account_id, { kind: 'alert', ids });
