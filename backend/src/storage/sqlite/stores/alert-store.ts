import { FIRED_ALERTS_KEPT } from '@finally/contract';
import type {
  AddedAlert,
  AlertRow,
  AlertStore,
  NewAlert,
  WaitingAlert,
} from '../../../alerts/store.ts';
import { changed, unchanged, unseen } from '../account-changes.ts';
import type { AccountConnection, Changed, Reader, Transaction } from '../connection.ts';

const COLUMNS = `id, ticker, kind, percent_bp, direction, upper_e4, lower_e4, reference_e4, note,
  terms_json, side, watched_from, set_at, fired_at, fired_price_e4, fired_value, seen`;

export function createAlertStore(connection: AccountConnection): AlertStore {
  const find = (reader: Reader, account_id: string, id: string) =>
    reader.get<AlertRow>(
      `SELECT ${COLUMNS} FROM alerts WHERE account_id = ? AND id = ? AND removed_at IS NULL`,
      account_id,
      id,
    );

  const countWaiting = (reader: Reader, account_id: string) =>
    reader.get<{ count: number }>(
      `SELECT count(*) AS count FROM alerts
       WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL`,
      account_id,
    )?.count ?? 0;

  const listWaiting = (reader: Reader, account_id: string) =>
    reader.all<AlertRow>(
      `SELECT ${COLUMNS} FROM alerts
       WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL
       ORDER BY sequence DESC`,
      account_id,
    );

  return {
    async list(account_id) {
      const waiting = listWaiting(connection, account_id);
      const fired = connection.all<AlertRow>(
        `SELECT ${COLUMNS} FROM alerts
         WHERE account_id = ? AND fired_at IS NOT NULL AND removed_at IS NULL
         ORDER BY fired_at DESC, sequence DESC LIMIT ?`,
        account_id,
        FIRED_ALERTS_KEPT,
      );
      return [...waiting, ...fired];
    },

    async waiting(account_id) {
      return connection.all<WaitingAlert>(
        `SELECT id, ticker, kind, terms_json, side, watched_from, upper_e4, lower_e4 FROM alerts
         WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL`,
        account_id,
      );
    },

    async get(account_id, id) {
      return find(connection, account_id, id);
    },

    async add<Instead>(
      account_id: string,
      alert: NewAlert,
      decide: (waiting: readonly AlertRow[]) => Instead | undefined,
    ) {
      return connection.change<AddedAlert | Instead>((transaction) => {
        const instead = decide(listWaiting(transaction, account_id));
        if (instead !== undefined) return unchanged(instead);
        transaction.run(
          `INSERT INTO alerts (account_id, id, ticker, kind, percent_bp, direction, upper_e4,
             lower_e4, reference_e4, terms_json, side, watched_from, note, set_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          account_id,
          alert.id,
          alert.ticker,
          alert.kind,
          alert.percent_bp,
          alert.direction,
          alert.upper_e4,
          alert.lower_e4,
          alert.reference_e4,
          alert.terms_json,
          alert.side,
          alert.watched_from,
          alert.note,
          alert.set_at,
        );
        const unfired = {
          fired_at: null,
          fired_price_e4: null,
          fired_value: null,
          seen: 0,
        } as const;
        const row = { ...alert, ...unfired };
        return alertsChanged({ row, added: true }, account_id, [alert.id]);
      });
    },

    async change(account_id, id, { terms, note }) {
      return connection.change<AlertRow | 'fired' | undefined>((transaction) => {
        const before = find(transaction, account_id, id);
        if (!before) return unchanged(undefined);
        if (before.fired_at !== null) return unchanged('fired');
        const after = { ...before, ...terms, note: note ?? before.note };
        transaction.run(
          `UPDATE alerts SET kind = ?, percent_bp = ?, direction = ?, upper_e4 = ?, lower_e4 = ?,
             reference_e4 = ?, terms_json = ?, side = ?, watched_from = ?, note = ?
           WHERE account_id = ? AND id = ?`,
          after.kind,
          after.percent_bp,
          after.direction,
          after.upper_e4,
          after.lower_e4,
          after.reference_e4,
          after.terms_json,
          after.side,
          after.watched_from,
          after.note,
          account_id,
          id,
        );
        return alertsChanged(after, account_id, [id]);
      });
    },

    async fire(account_id, firings) {
      await connection.change((transaction) => {
        const ids: string[] = [];
        for (const { alert, price_e4, value, fired_at } of firings) {
          const fired = transaction.run(
            `UPDATE alerts SET fired_at = ?, fired_price_e4 = ?, fired_value = ?
             WHERE account_id = ? AND id = ? AND fired_at IS NULL AND removed_at IS NULL
               AND upper_e4 IS ? AND lower_e4 IS ? AND terms_json IS ?`,
            fired_at,
            price_e4,
            value,
            account_id,
            alert.id,
            alert.upper_e4,
            alert.lower_e4,
            alert.terms_json,
          );
          if (fired > 0) ids.push(alert.id);
        }
        if (ids.length === 0) return unchanged(undefined);
        forgetOldest(transaction, account_id);
        return alertsChanged(undefined, account_id, ids);
      });
    },

    async noteSide(account_id, alert, side) {
      await connection.change((transaction) => {
        transaction.run(
          `UPDATE alerts SET side = ?
           WHERE account_id = ? AND id = ? AND kind = 'line' AND terms_json = ?`,
          side,
          account_id,
          alert.id,
          alert.terms_json,
        );
        return unseen(undefined);
      });
    },

    async remove(account_id, id, removed_at, forgotten_before) {
      return connection.change((transaction) => {
        const row = find(transaction, account_id, id);
        if (!row) return unchanged(undefined);
        transaction.run(
          'UPDATE alerts SET removed_at = ? WHERE account_id = ? AND id = ?',
          removed_at,
          account_id,
          id,
        );
        transaction.run(
          'DELETE FROM alerts WHERE account_id = ? AND removed_at < ?',
          account_id,
          forgotten_before,
        );
        return alertsChanged(row, account_id, [id]);
      });
    },

    async restore(account_id, id, waiting_max) {
      return connection.change<AlertRow | 'full' | undefined>((transaction) => {
        const present = find(transaction, account_id, id);
        if (present) return unchanged(present);
        const isFull = countWaiting(transaction, account_id) >= waiting_max;
        const restored = transaction.run(
          `UPDATE alerts SET removed_at = NULL
           WHERE account_id = ? AND id = ? AND (fired_at IS NOT NULL OR ?)`,
          account_id,
          id,
          isFull ? 0 : 1,
        );
        if (restored > 0) {
          return alertsChanged(find(transaction, account_id, id), account_id, [id]);
        }
        const isKnown = transaction.get('SELECT 1 FROM alerts WHERE id = ?', id) !== undefined;
        return unchanged(isKnown ? 'full' : undefined);
      });
    },

    async markSeen(account_id, ids) {
      await connection.change((transaction) => {
        const seen = ids.filter(
          (id) =>
            transaction.run(
              `UPDATE alerts SET seen = 1
               WHERE account_id = ? AND id = ? AND fired_at IS NOT NULL AND seen = 0`,
              account_id,
              id,
            ) > 0,
        );
        return seen.length > 0 ? alertsChanged(undefined, account_id, seen) : unchanged(undefined);
      });
    },
  };
}

const alertsChanged = <Returned>(
  returned: Returned,
  account_id: string,
  ids: readonly string[],
): Changed<Returned> => changed(returned, account_id, { kind: 'alert', ids });

/** Keeps only the latest fired alerts. */
function forgetOldest(transaction: Transaction, account_id: string): void {
  transaction.run(
    `DELETE FROM alerts WHERE sequence IN (
       SELECT sequence FROM alerts WHERE account_id = ? AND fired_at IS NOT NULL
       ORDER BY fired_at DESC, sequence DESC LIMIT -1 OFFSET ?
     )`,
    account_id,
    FIRED_ALERTS_KEPT,
  );
}
