import type { SuggestionStore } from '../../../../assistant/store.ts';
import { changed, unchanged } from '../../account-changes.ts';
import type { AccountConnection } from '../../connection.ts';

export function createSuggestionStore(connection: AccountConnection): SuggestionStore {
  return {
    async dismissedOn(account_id) {
      return connection.get<{ day: string }>(
        'SELECT day FROM dismissed_suggestions WHERE account_id = ?',
        account_id,
      )?.day;
    },

    async dismiss(account_id, day) {
      return connection.change((transaction) => {
        const rows = transaction.run(
          `INSERT INTO dismissed_suggestions (account_id, day) VALUES (?, ?)
           ON CONFLICT (account_id) DO UPDATE SET day = excluded.day WHERE excluded.day > day`,
          account_id,
          day,
        );
        if (rows === 0) return unchanged(undefined);
        return changed(undefined, account_id, { kind: 'chat', change: 'suggestion_dismissed' });
      });
    },
  };
}
