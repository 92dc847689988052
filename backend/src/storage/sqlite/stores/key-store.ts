import type { KeyRow, KeyStore } from '../../../access/store.ts';
import { changed, unseen } from '../account-changes.ts';
import type { AccountConnection } from '../connection.ts';

export function createKeyStore(connection: AccountConnection): KeyStore {
  return {
    async all() {
      const rows = connection.all<Omit<KeyRow, 'asks_person'> & { readonly asks_person: 0 | 1 }>(
        `SELECT id, account_id, label, scope, asks_person, secret_hash, created_at, last_used_at,
           revoked_at
         FROM api_keys ORDER BY created_at, id`,
      );
      return rows.map((row) => ({ ...row, asks_person: row.asks_person === 1 }));
    },

    async add({ id, account_id, label, scope, asks_person, secret_hash, created_at }) {
      await connection.change((transaction) => {
        transaction.run(
          `INSERT INTO api_keys (id, account_id, label, scope, asks_person, secret_hash, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          id,
          account_id,
          label,
          scope,
          asks_person ? 1 : 0,
          secret_hash,
          created_at,
        );
        return changed(undefined, account_id, { kind: 'account', change: 'keys' });
      });
    },

    async revoke(account_id, id, revoked_at) {
      await connection.change((transaction) => {
        transaction.run(
          'UPDATE api_keys SET revoked_at = ? WHERE account_id = ? AND id = ?',
          revoked_at,
          account_id,
          id,
        );
        return changed(undefined, account_id, { kind: 'account', change: 'keys' });
      });
    },

    async use(account_id, id, last_used_at) {
      await connection.relaxedChange((transaction) => {
        transaction.run(
          'UPDATE api_keys SET last_used_at = ? WHERE account_id = ? AND id = ?',
          last_used_at,
          account_id,
          id,
        );
        return unseen(undefined);
      });
    },
  };
}
