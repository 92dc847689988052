import type {
  AccountCopy,
  AccountOutcome,
  AccountRecord,
  AccountStore,
  ClosedLedgerRow,
  NewAccount,
} from '../../../../accounts/store.ts';
import type { NewId } from '../../../../kernel/ids.ts';
import { type Clock, toIso } from '../../../../kernel/time/clock.ts';
import { changed, unchanged } from '../../account-changes.ts';
import type { Connection, Transaction } from '../../connection.ts';
import { cancelOpenOrders } from '../../ledger/orders/order-events.ts';
import { createWatchlist } from '../seed.ts';
import { accountRows } from './account-rows.ts';
import { eraseAccount } from './erase-account.ts';
import { forkAccount } from './fork-account.ts';

const COLUMNS = `id, name, color, kind, ledger, starting_cash_cents, cash_cents, fill_profile, fees,
  created_at, opened_at, archived_at, forked_from, forked_at`;

const IS_ACTIVE = 'account_id IN (SELECT id FROM accounts WHERE archived_at IS NULL)';

export function createAccountStore(
  connection: Connection,
  { newId, clock }: { readonly newId: NewId; readonly clock: Pick<Clock, 'now_ms'> },
): AccountStore {
  const now = () => toIso(clock.now_ms());
  return {
    async list() {
      return connection.all<AccountRecord>(
        `SELECT ${COLUMNS} FROM accounts ORDER BY created_at, id`,
      );
    },

    async get(account_id) {
      return connection.get<AccountRecord>(
        `SELECT ${COLUMNS} FROM accounts WHERE id = ?`,
        account_id,
      );
    },

    async closedLedgers(account_id) {
      return connection.all<ClosedLedgerRow>(
        `SELECT ledger, starting_cash_cents, fill_profile, opened_at, closed_at,
           (SELECT count(*) FROM entries WHERE entries.account_id = closed.account_id
              AND entries.ledger = closed.ledger AND kind = 'fill') AS trades
         FROM closed_ledgers AS closed WHERE account_id = ? ORDER BY ledger DESC`,
        account_id,
      );
    },

    async busy() {
      return idsOf(
        connection.all<Id>(
          `SELECT account_id FROM (
             SELECT account_id FROM positions UNION
             SELECT account_id FROM orders WHERE state IN ('held', 'pending', 'working', 'triggered')
           ) AS busy WHERE ${IS_ACTIVE} ORDER BY (
             SELECT at_ms FROM account_events WHERE account_events.account_id = busy.account_id
             ORDER BY sequence DESC LIMIT 1) DESC`,
        ),
      );
    },

    async watching() {
      return idsOf(
        connection.all<Id>(
          `SELECT account_id FROM alerts
           WHERE fired_at IS NULL AND removed_at IS NULL AND ${IS_ACTIVE}
           UNION SELECT account_id FROM scans WHERE alerts = 1 AND ${IS_ACTIVE}`,
        ),
      );
    },

    async interrupted() {
      return idsOf(
        connection.all<Id>(
          `SELECT account_id FROM chat_messages WHERE settled = 0
           UNION SELECT account_id FROM chat_actions WHERE status = 'proposed'`,
        ),
      );
    },

    create: (account, count_max) =>
      connection.change<AccountOutcome>((transaction) => {
        const fault = faultOf(transaction, account, count_max);
        if (fault) return unchanged(fault);
        insert(transaction, account);
        createWatchlist(transaction, account.id, account.created_at);
        return changed('done', account.id, { kind: 'account', change: 'created' });
      }),

    change: (account_id, { name, color }) =>
      connection.change<'done' | 'name_taken'>((transaction) => {
        if (name !== undefined && isTaken(transaction, name, account_id)) {
          return unchanged('name_taken');
        }
        transaction.run(
          'UPDATE accounts SET name = coalesce(?, name), color = coalesce(?, color) WHERE id = ?',
          name ?? null,
          color ?? null,
          account_id,
        );
        return changed('done', account_id, { kind: 'account', change: 'changed' });
      }),

    fork: (account_id, copy, count_max) =>
      connection.change<AccountOutcome>((transaction) => {
        const fault = faultOf(transaction, copy, count_max);
        if (fault) return unchanged(fault);
        const now_ms = clock.now_ms();
        forkAccount(transaction, account_id, copy, { newId, now_ms, now: toIso(now_ms) });
        return changed('done', copy.id, { kind: 'account', change: 'created' });
      }),

    archive: (account_id) =>
      connection.change<void>((transaction) => {
        const archived = transaction.run(
          `UPDATE accounts SET archived_at = ?, reserved_cents = 0
           WHERE id = ? AND archived_at IS NULL`,
          now(),
          account_id,
        );
        if (archived === 0) return unchanged(undefined);
        cancelOpenOrders(transaction, account_id, 'account_archived', clock.now_ms());
        transaction.run('UPDATE positions SET reserved_e6 = 0 WHERE account_id = ?', account_id);
        return changed(undefined, account_id, { kind: 'account', change: 'archived' });
      }),

    restore: (account_id) =>
      connection.change<void>((transaction) => {
        const restored = transaction.run(
          'UPDATE accounts SET archived_at = NULL WHERE id = ? AND archived_at IS NOT NULL',
          account_id,
        );
        return restored === 0
          ? unchanged(undefined)
          : changed(undefined, account_id, { kind: 'account', change: 'restored' });
      }),

    erase: (account_id) =>
      connection.transaction((transaction) => eraseAccount(transaction, account_id)),

    rows: (account_id) => accountRows(connection, account_id),
  };
}

interface Id {
  readonly account_id: string;
}

const idsOf = (rows: readonly Id[]): readonly string[] => rows.map(({ account_id }) => account_id);

const isTaken = (transaction: Transaction, name: string, by_other_than: string): boolean =>
  transaction.get('SELECT 1 FROM accounts WHERE name = ? AND id <> ?', name, by_other_than) !==
  undefined;

function faultOf(
  transaction: Transaction,
  { id, name }: AccountCopy,
  count_max: number,
): Exclude<AccountOutcome, 'done'> | undefined {
  const { count = 0 } =
    transaction.get<{ count: number }>('SELECT count(*) AS count FROM accounts') ?? {};
  if (count >= count_max) return 'full';
  return isTaken(transaction, name, id) ? 'name_taken' : undefined;
}

function insert(transaction: Transaction, account: NewAccount): void {
  const { id, name, color, starting_cash_cents, fill_profile, fees, created_at } = account;
  transaction.run(
    `INSERT INTO accounts (id, name, color, ledger, starting_cash_cents, cash_cents,
       realized_pnl_cents, created_at, opened_at, fill_profile, fees)
     VALUES (?, ?, ?, 1, ?, ?, 0, ?, ?, ?, ?)`,
    id,
    name,
    color,
    starting_cash_cents,
    starting_cash_cents,
    created_at,
    created_at,
    fill_profile,
    fees,
  );
}
