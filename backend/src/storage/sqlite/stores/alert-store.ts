import { type AlertDirection, FIRED_ALERTS_KEPT, type Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection, Changed, Reader, Transaction } from '../connection.ts';

/** An alert as whoever watches prices needs it: at which prices it fires. */
export interface WaitingAlert {
  readonly id: string;
  readonly ticker: Ticker;
  /** At this price or above it fires; null where no rise makes it fire. */
  readonly upper_e4: PriceE4 | null;
  /** At this price or below it fires; null where no fall makes it fire. */
  readonly lower_e4: PriceE4 | null;
}

/** What was asked for, and the levels that follow from it. */
export interface AlertTermsRow extends Pick<WaitingAlert, 'upper_e4' | 'lower_e4'> {
  readonly kind: 'above' | 'below' | 'percent';
  /** Hundredths of a per cent; null unless the kind is `percent`, as is the direction. */
  readonly percent_bp: number | null;
  readonly direction: AlertDirection | null;
  /** The price when it was set; null where none was known. */
  readonly reference_e4: PriceE4 | null;
}

export interface NewAlert extends AlertTermsRow {
  readonly id: string;
  readonly ticker: Ticker;
  readonly note: string;
  readonly set_at: string;
}

export interface AlertRow extends NewAlert {
  readonly fired_at: string | null;
  readonly fired_price_e4: PriceE4 | null;
  readonly seen: 0 | 1;
}

/** An alert that a price has met. */
export interface Firing {
  readonly alert: WaitingAlert;
  readonly price_e4: PriceE4;
  readonly fired_at: string;
}

type Added = { readonly row: AlertRow; readonly added: boolean } | 'full';

/** The price alerts of an account: those that wait, and the latest of those that fired. */
export interface AlertStore {
  /** The waiting ones, newest first; then those that fired, latest first. */
  list(account_id: string): Promise<readonly AlertRow[]>;
  waiting(account_id: string): Promise<readonly WaitingAlert[]>;
  /**
   * Adds an alert unless so many wait already. Where one with the same terms
   * waits for the ticker, that one is given and nothing is added.
   */
  add(account_id: string, alert: NewAlert, waiting_max: number): Promise<Added>;
  /** Gives a waiting alert other terms or another note; undefined where there is none. */
  change(
    account_id: string,
    id: string,
    changes: { terms?: AlertTermsRow | undefined; note?: string | undefined },
  ): Promise<AlertRow | 'fired' | undefined>;
  /**
   * Writes down what fired, all in one transaction. One that has fired, was
   * removed, or has other levels by now stays as it is.
   */
  fire(account_id: string, firings: readonly Firing[]): Promise<void>;
  /**
   * Takes an alert away, and forgets for good those taken away before
   * `forgotten_before`. Undefined where there is no such alert.
   */
  remove(
    account_id: string,
    id: string,
    removed_at: string,
    forgotten_before: string,
  ): Promise<AlertRow | undefined>;
  /** Brings back what was taken away; undefined where it is forgotten or never was. */
  restore(
    account_id: string,
    id: string,
    waiting_max: number,
  ): Promise<AlertRow | 'full' | undefined>;
  /** Notes that a person knows of these firings. */
  markSeen(account_id: string, ids: readonly string[]): Promise<void>;
  get(account_id: string, id: string): Promise<AlertRow | undefined>;
}

const COLUMNS = `id, ticker, kind, percent_bp, direction, upper_e4, lower_e4, reference_e4, note,
  set_at, fired_at, fired_price_e4, seen`;

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

  /** A waiting one on the same terms: of per cents wherever they are counted from. */
  const findSame = (reader: Reader, account_id: string, alert: NewAlert) =>
    reader.get<AlertRow>(
      `SELECT ${COLUMNS} FROM alerts
       WHERE account_id = ? AND ticker = ? AND fired_at IS NULL AND removed_at IS NULL
         AND kind = ? AND percent_bp IS ? AND direction IS ?
         AND (kind = 'percent' OR (upper_e4 IS ? AND lower_e4 IS ?))`,
      account_id,
      alert.ticker,
      alert.kind,
      alert.percent_bp,
      alert.direction,
      alert.upper_e4,
      alert.lower_e4,
    );

  return {
    async list(account_id) {
      const waiting = connection.all<AlertRow>(
        `SELECT ${COLUMNS} FROM alerts
         WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL
         ORDER BY sequence DESC`,
        account_id,
      );
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
        `SELECT id, ticker, upper_e4, lower_e4 FROM alerts
         WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL`,
        account_id,
      );
    },

    async get(account_id, id) {
      return find(connection, account_id, id);
    },

    async add(account_id, alert, waiting_max) {
      return connection.change<Added>((transaction) => {
        const same = findSame(transaction, account_id, alert);
        if (same) return unchanged({ row: same, added: false });
        if (countWaiting(transaction, account_id) >= waiting_max) return unchanged('full');
        transaction.run(
          `INSERT INTO alerts (account_id, id, ticker, kind, percent_bp, direction, upper_e4,
             lower_e4, reference_e4, note, set_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          account_id,
          alert.id,
          alert.ticker,
          alert.kind,
          alert.percent_bp,
          alert.direction,
          alert.upper_e4,
          alert.lower_e4,
          alert.reference_e4,
          alert.note,
          alert.set_at,
        );
        const row = { ...alert, fired_at: null, fired_price_e4: null, seen: 0 } as const;
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
             reference_e4 = ?, note = ?
           WHERE account_id = ? AND id = ?`,
          after.kind,
          after.percent_bp,
          after.direction,
          after.upper_e4,
          after.lower_e4,
          after.reference_e4,
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
        for (const { alert, price_e4, fired_at } of firings) {
          const fired = transaction.run(
            `UPDATE alerts SET fired_at = ?, fired_price_e4 = ?
             WHERE account_id = ? AND id = ? AND fired_at IS NULL AND removed_at IS NULL
               AND upper_e4 IS ? AND lower_e4 IS ?`,
            fired_at,
            price_e4,
            account_id,
            alert.id,
            alert.upper_e4,
            alert.lower_e4,
          );
          if (fired > 0) ids.push(alert.id);
        }
        if (ids.length === 0) return unchanged(undefined);
        forgetOldest(transaction, account_id);
        return alertsChanged(undefined, account_id, ids);
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

/** Of those that fired the latest are kept. */
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
