import { FIRED_ALERTS_KEPT } from '@finally/contract';
import type { ScanRow, ScanStore, WatchedScan } from '../../../scans/store.ts';
import { changed, unchanged, unseen } from '../account-changes.ts';
import type { AccountConnection, Reader } from '../connection.ts';

interface StoredScan {
  readonly name: string;
  readonly contents: string;
  readonly alerts: 0 | 1;
  readonly saved_at: string;
}

const COLUMNS = 'name, contents, alerts, saved_at';

const toRow = ({ name, contents, alerts, saved_at }: StoredScan): ScanRow => ({
  name,
  scan: JSON.parse(contents),
  alerts: alerts === 1,
  saved_at,
});

const find = (reader: Reader, account_id: string, name: string): ScanRow | undefined => {
  const stored = reader.get<StoredScan>(
    `SELECT ${COLUMNS} FROM scans WHERE account_id = ? AND name = ?`,
    account_id,
    name,
  );
  return stored && toRow(stored);
};

/** Returns how many scans there are beside the named one, and how many of them have an alert. */
const countOthers = (reader: Reader, account_id: string, name: string) =>
  reader.get<{ scans: number; alerts: number }>(
    `SELECT count(*) AS scans, coalesce(sum(alerts), 0) AS alerts FROM scans
     WHERE account_id = ? AND name <> ?`,
    account_id,
    name,
  ) ?? { scans: 0, alerts: 0 };

export function createScanStore(connection: AccountConnection): ScanStore {
  return {
    async list(account_id) {
      return connection
        .all<StoredScan>(
          `SELECT ${COLUMNS} FROM scans WHERE account_id = ? ORDER BY name`,
          account_id,
        )
        .map(toRow);
    },

    async save(account_id, { name, scan, alerts, saved_at }, { scans_max, alerts_max }) {
      return connection.change<Awaited<ReturnType<ScanStore['save']>>>((transaction) => {
        const before = find(transaction, account_id, name);
        const others = countOthers(transaction, account_id, name);
        if (!before && others.scans >= scans_max) return unchanged('too_many_scans');
        if (alerts && others.alerts >= alerts_max) return unchanged('too_many_scan_alerts');
        transaction.run(
          `INSERT OR REPLACE INTO scans (account_id, name, contents, alerts, listed, saved_at)
           VALUES (?, ?, ?, ?, NULL, ?)`,
          account_id,
          name,
          JSON.stringify(scan),
          alerts ? 1 : 0,
          saved_at,
        );
        const change = { kind: 'scan', name, change: 'saved' } as const;
        return changed(before ? 'replaced' : 'created', account_id, change);
      });
    },

    async change(account_id, name, changes, alerts_max) {
      return connection.change<Awaited<ReturnType<ScanStore['change']>>>((transaction) => {
        const before = find(transaction, account_id, name);
        if (!before) return unchanged('unknown_scan');
        const after = {
          ...before,
          name: changes.name ?? before.name,
          alerts: changes.alerts ?? before.alerts,
        };
        const isRenamed = after.name.toLowerCase() !== before.name.toLowerCase();
        if (isRenamed && find(transaction, account_id, after.name)) {
          return unchanged('scan_name_taken');
        }
        const others = countOthers(transaction, account_id, before.name);
        if (after.alerts && !before.alerts && others.alerts >= alerts_max) {
          return unchanged('too_many_scan_alerts');
        }
        transaction.run(
          `UPDATE scans SET name = ?, alerts = ?, listed = iif(? = alerts, listed, NULL)
           WHERE account_id = ? AND name = ?`,
          after.name,
          after.alerts ? 1 : 0,
          after.alerts ? 1 : 0,
          account_id,
          before.name,
        );
        const what = after.name === before.name ? 'saved' : 'renamed';
        return changed(after, account_id, { kind: 'scan', name: after.name, change: what });
      });
    },

    async delete(account_id, name) {
      return connection.change((transaction) => {
        const deleted = transaction.run(
          'DELETE FROM scans WHERE account_id = ? AND name = ?',
          account_id,
          name,
        );
        if (deleted === 0) return unchanged(false);
        return changed(true, account_id, { kind: 'scan', name, change: 'deleted' });
      });
    },

    async watched(account_id) {
      return connection
        .all<{ name: string; contents: string; listed: string | null }>(
          `SELECT name, contents, listed FROM scans
           WHERE account_id = ? AND alerts = 1 ORDER BY name`,
          account_id,
        )
        .map(
          ({ name, contents, listed }): WatchedScan => ({
            name,
            scan: JSON.parse(contents),
            listed: listed === null ? null : JSON.parse(listed),
          }),
        );
    },

    async compared(account_id, { name, scan, listed: before }, listed, entries) {
      await connection.change((transaction) => {
        const stored = transaction.run(
          `UPDATE scans SET listed = ?
           WHERE account_id = ? AND name = ? AND alerts = 1 AND contents = ? AND listed IS ?`,
          JSON.stringify(listed),
          account_id,
          name,
          JSON.stringify(scan),
          before === null ? null : JSON.stringify(before),
        );
        if (stored === 0) return unchanged(undefined);
        for (const { id, ticker, price_e4, entered_at } of entries) {
          transaction.run(
            `INSERT INTO scan_entries (id, account_id, scan, ticker, price_e4, entered_at)
             VALUES (?, ?, ?, ?, ?, ?)`,
            id,
            account_id,
            name,
            ticker,
            price_e4,
            entered_at,
          );
        }
        if (entries.length === 0) return unseen(undefined);
        transaction.run(
          `DELETE FROM scan_entries WHERE sequence IN (
             SELECT sequence FROM scan_entries WHERE account_id = ?
             ORDER BY entered_at DESC, sequence DESC LIMIT -1 OFFSET ?
           )`,
          account_id,
          FIRED_ALERTS_KEPT,
        );
        return changed(undefined, account_id, { kind: 'alert', ids: entries.map(({ id }) => id) });
      });
    },
  };
}
