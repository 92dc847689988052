import type { MemoryLimit } from '@finally/contract';
import type { MemoryRow, MemoryStore } from '../../../../assistant/store.ts';
import { changed } from '../../account-changes.ts';
import type { AccountConnection } from '../../connection.ts';

interface Columns extends Omit<MemoryRow, 'limit'> {
  readonly enforced: string | null;
}

const COLUMNS = 'id, text, kind, enforced, ticker, price_e4, created_at, updated_at';

const toRow = ({ enforced, ...row }: Columns): MemoryRow => ({
  ...row,
  limit: enforced === null ? null : (JSON.parse(enforced) as MemoryLimit),
});

const REMEMBERED = { kind: 'chat', change: 'remembered' } as const;

export function createMemoryStore(connection: AccountConnection): MemoryStore {
  return {
    async isEnabled(account_id) {
      const row = connection.get<{ enabled: 0 | 1 }>(
        'SELECT enabled FROM assistant_memory_switches WHERE account_id = ?',
        account_id,
      );
      return row?.enabled !== 0;
    },

    async list(account_id) {
      return connection
        .all<Columns>(
          `SELECT ${COLUMNS} FROM assistant_memories
           WHERE account_id = ? ORDER BY created_at DESC, id DESC`,
          account_id,
        )
        .map(toRow);
    },

    async put(account_id, row) {
      await connection.change((transaction) => {
        transaction.run(
          `INSERT INTO assistant_memories (account_id, ${COLUMNS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET text = excluded.text, kind = excluded.kind,
             enforced = excluded.enforced, ticker = excluded.ticker, price_e4 = excluded.price_e4,
             updated_at = excluded.updated_at`,
          account_id,
          row.id,
          row.text,
          row.kind,
          row.limit && JSON.stringify(row.limit),
          row.ticker,
          row.price_e4,
          row.created_at,
          row.updated_at,
        );
        return changed(undefined, account_id, REMEMBERED);
      });
    },

    async remove(account_id, ids) {
      await connection.change((transaction) => {
        transaction.run(
          `DELETE FROM assistant_memories
           WHERE account_id = ? AND id IN (SELECT value FROM json_each(?))`,
          account_id,
          JSON.stringify(ids),
        );
        return changed(undefined, account_id, REMEMBERED);
      });
    },

    async setEnabled(account_id, enabled) {
      await connection.change((transaction) => {
        transaction.run(
          `INSERT INTO assistant_memory_switches (account_id, enabled) VALUES (?, ?)
           ON CONFLICT (account_id) DO UPDATE SET enabled = excluded.enabled`,
          account_id,
          enabled ? 1 : 0,
        );
        return changed(undefined, account_id, REMEMBERED);
      });
    },
  };
}
