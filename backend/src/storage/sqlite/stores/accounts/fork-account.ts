import type { AccountCopy } from '../../../../accounts/store.ts';
import type { NewId } from '../../../../kernel/ids.ts';
import type { Cents } from '../../../../kernel/money.ts';
import { writeOpening } from '../../../../ledger/journal/opening.ts';
import type { Transaction } from '../../connection.ts';
import { readAccount, readPositions } from '../../ledger/ledger-sql.ts';
import { type ForkSources, forkOrders } from './fork-orders.ts';

/** Tables of which the copy gets each row, with the columns besides that of the account. */
const COPIED = {
  watchlists: 'id, name, rank, created_at',
  watchlist_entries: 'list_id, ticker, rank, added_at',
  workspaces: 'name, contents, saved_at',
  scans: 'name, contents, alerts, listed, saved_at',
} as const;

const WAITING_ALERT = `ticker, kind, percent_bp, direction, upper_e4, lower_e4, reference_e4,
  terms_json, side, watched_from, note, set_at`;

const SETTINGS = `mode, halted, actions_per_message_max, dollars_per_message_max_cents,
  ticker_weight_max_bp, daily_loss_max_cents, changed_at, dollars_per_day_max_cents,
  trades_per_day_max, approval_price_band_bp, version`;

/**
 * Copies an account as it is. The journal of the copy begins with one entry for what there was; its
 * trades stay with the original.
 *
 * @throws if the account does not exist
 */
export function forkAccount(
  transaction: Transaction,
  account_id: string,
  copy: AccountCopy,
  sources: ForkSources,
): void {
  const account = readAccount(transaction, account_id);
  if (!account) throw new Error(`there is no account ${account_id}`);
  transaction.run(
    `INSERT INTO accounts (id, name, color, kind, ledger, starting_cash_cents, cash_cents,
       reserved_cents, realized_pnl_cents, created_at, opened_at, fill_profile, fees, forked_from,
       forked_at)
     SELECT ?, ?, ?, kind, 1, starting_cash_cents, cash_cents, reserved_cents, realized_pnl_cents,
       ?, opened_at, fill_profile, fees, id, ? FROM accounts WHERE id = ?`,
    copy.id,
    copy.name,
    copy.color,
    sources.now,
    sources.now,
    account_id,
  );
  openJournal(transaction, account_id, copy.id, sources);
  transaction.run(
    `INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents,
       bought_cents, bought_e6, reserved_e6)
     SELECT ?, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents, bought_cents, bought_e6,
       reserved_e6 FROM positions WHERE account_id = ?`,
    copy.id,
    account_id,
  );
  forkOrders(transaction, account_id, copy.id, sources);
  transaction.run(
    `INSERT INTO snapshots (account_id, ledger, recorded_at_ms, total_value_cents, cash_cents)
     SELECT ?, 1, recorded_at_ms, total_value_cents, cash_cents
     FROM snapshots WHERE account_id = ? AND ledger = ?`,
    copy.id,
    account_id,
    account.ledger,
  );
  for (const [table, columns] of Object.entries(COPIED)) {
    transaction.run(
      `INSERT INTO ${table} (account_id, ${columns})
       SELECT ?, ${columns} FROM ${table} WHERE account_id = ?`,
      copy.id,
      account_id,
    );
  }
  copyAlerts(transaction, account_id, copy.id, sources.newId);
  transaction.run(
    `INSERT INTO assistant_settings (account_id, ${SETTINGS}) SELECT ?, ${SETTINGS}
     FROM assistant_settings WHERE account_id = ? ORDER BY sequence DESC LIMIT 1`,
    copy.id,
    account_id,
  );
}

/** Writes the entry that the journal of a copy begins with. */
function openJournal(
  transaction: Transaction,
  account_id: string,
  copy_id: string,
  { newId, now }: ForkSources,
): void {
  const row = transaction.get<{
    ledger: number;
    starting_cash_cents: Cents;
    cash_cents: Cents;
    realized_pnl_cents: Cents;
    sequence: number | null;
  }>(
    `SELECT ledger, starting_cash_cents, cash_cents, realized_pnl_cents,
       (SELECT max(sequence) FROM entries
        WHERE account_id = accounts.id AND ledger = accounts.ledger) AS sequence
     FROM accounts WHERE id = ?`,
    account_id,
  );
  if (!row) return;
  const { ledger, sequence } = row;
  const opening = writeOpening({
    forked_from: account_id,
    ledger,
    sequence: sequence ?? 0,
    positions: readPositions(transaction, account_id),
  });
  transaction.insert(
    `INSERT INTO entries (id, account_id, ledger, kind, amount_cents, realized_pnl_cents,
       cash_after_cents, source, cause, explanation, executed_at)
     VALUES (?, ?, 1, 'adjust', ?, ?, ?, 'system', NULL, ?, ?)`,
    newId(),
    copy_id,
    row.cash_cents - row.starting_cash_cents,
    row.realized_pnl_cents,
    row.cash_cents,
    opening,
    now,
  );
}

function copyAlerts(
  transaction: Transaction,
  account_id: string,
  copy_id: string,
  newId: NewId,
): void {
  const waiting = transaction.all<{ sequence: number }>(
    `SELECT sequence FROM alerts
     WHERE account_id = ? AND fired_at IS NULL AND removed_at IS NULL ORDER BY sequence`,
    account_id,
  );
  for (const { sequence } of waiting) {
    transaction.run(
      `INSERT INTO alerts (id, account_id, ${WAITING_ALERT})
       SELECT ?, ?, ${WAITING_ALERT} FROM alerts WHERE sequence = ?`,
      newId(),
      copy_id,
      sequence,
    );
  }
}
