import type { AccountRow } from '../../../ledger/account.ts';
import type { LedgerTerms } from '../../../ledger/store.ts';
import type { Reader, Transaction } from '../connection.ts';
import { readAccount } from './ledger-sql.ts';

/**
 * Returns an account with the terms of one of its ledgers.
 *
 * @throws if there is no such account or ledger
 */
export function accountIn(reader: Reader, account_id: string, ledger: number): AccountRow {
  const account = readAccount(reader, account_id);
  if (account?.ledger === ledger) return account;
  const closed = reader.get<
    Pick<AccountRow, 'ledger' | 'starting_cash_cents' | 'fill_profile' | 'fees'>
  >(
    `SELECT ledger, starting_cash_cents, fill_profile, fees FROM closed_ledgers
     WHERE account_id = ? AND ledger = ?`,
    account_id,
    ledger,
  );
  if (!account || !closed) throw new Error(`there is no ledger ${ledger} of ${account_id}`);
  return { ...account, ...closed };
}

/**
 * Closes the current ledger of an account and opens the next one.
 *
 * @param now when, as ISO 8601
 */
export function openNextLedger(
  transaction: Transaction,
  account_id: string,
  terms: LedgerTerms,
  now: string,
): void {
  const before = readAccount(transaction, account_id);
  if (!before) throw new Error(`there is no account ${account_id}`);
  const cash_cents = terms.starting_cash_cents ?? before.starting_cash_cents;
  const { fill_profile = before.fill_profile, fees = before.fees } = terms;
  transaction.run(
    `INSERT INTO closed_ledgers (account_id, ledger, starting_cash_cents, fill_profile, fees,
       opened_at, closed_at)
     SELECT id, ledger, starting_cash_cents, fill_profile, fees, opened_at, ?
     FROM accounts WHERE id = ?`,
    now,
    account_id,
  );
  transaction.run(
    `UPDATE accounts SET ledger = ledger + 1,
       starting_cash_cents = ?, cash_cents = ?, fill_profile = ?, fees = ?,
       reserved_cents = 0, realized_pnl_cents = 0, opened_at = ? WHERE id = ?`,
    cash_cents,
    cash_cents,
    fill_profile,
    fees,
    now,
    account_id,
  );
}
