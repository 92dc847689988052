import type { Transaction } from '../../connection.ts';
import { accountTables } from './account-tables.ts';

/** Deletes every row of an account, in whichever table. */
export function eraseAccount(transaction: Transaction, account_id: string): void {
  // Orders refer to each other; the references are checked at the end of the transaction.
  transaction.script('PRAGMA defer_foreign_keys = ON');
  transaction.run('UPDATE accounts SET is_erased = 1 WHERE id = ?', account_id);
  for (const { name, isOf } of accountTables(transaction)) {
    transaction.run(`DELETE FROM ${name} WHERE ${isOf}`, account_id);
  }
  // The next order may get the place of an erased one, which a downtime must not count.
  transaction.run(
    `UPDATE downtimes SET after_order =
       min(after_order, coalesce((SELECT max(sequence) FROM orders), 0))`,
  );
}
