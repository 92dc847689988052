import type { WorkspaceStore } from '../../../workspaces/store.ts';
import { changed, unchanged } from '../account-changes.ts';
import type { AccountConnection } from '../connection.ts';

export function createWorkspaceStore(connection: AccountConnection): WorkspaceStore {
  return {
    async list(account_id) {
      return connection
        .all<{ name: string; contents: string; saved_at: string }>(
          'SELECT name, contents, saved_at FROM workspaces WHERE account_id = ? ORDER BY name',
          account_id,
        )
        .map((row) => ({ ...row, contents: JSON.parse(row.contents) }));
    },

    async save(account_id, { name, contents, saved_at }, count_max) {
      return connection.change<'created' | 'replaced' | 'full'>((transaction) => {
        const replaced = transaction.run(
          'DELETE FROM workspaces WHERE account_id = ? AND name = ?',
          account_id,
          name,
        );
        const { count = 0 } =
          transaction.get<{ count: number }>(
            'SELECT count(*) AS count FROM workspaces WHERE account_id = ?',
            account_id,
          ) ?? {};
        if (replaced === 0 && count >= count_max) return unchanged('full');
        transaction.run(
          'INSERT INTO workspaces (account_id, name, contents, saved_at) VALUES (?, ?, ?, ?)',
          account_id,
          name,
          JSON.stringify(contents),
          saved_at,
        );
        const change = { kind: 'workspace', name, change: 'saved' } as const;
        return changed(replaced > 0 ? 'replaced' : 'created', account_id, change);
      });
    },

    async delete(account_id, name) {
      return connection.change((transaction) => {
        const deleted = transaction.run(
          'DELETE FROM workspaces WHERE account_id = ? AND name = ?',
          account_id,
          name,
        );
        if (deleted === 0) return unchanged(false);
        return changed(true, account_id, { kind: 'workspace', name, change: 'deleted' });
      });
    },
  };
}
