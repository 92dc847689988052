import type { AccountChange, AccountEventStore } from '../../../events/store.ts';
import type { Reader } from '../connection.ts';

export function createAccountEventStore(reader: Reader): AccountEventStore {
  return {
    async after(account_id, cursor, limit) {
      return reader
        .all<{ sequence: number; kind: string; payload: string }>(
          `SELECT sequence, kind, payload FROM account_events
           WHERE account_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
          account_id,
          cursor,
          limit,
        )
        .map(({ sequence, kind, payload }) => ({
          account_id,
          sequence,
          change: { kind, ...JSON.parse(payload) } as AccountChange,
        }));
    },

    async bounds(account_id) {
      const bounds = reader.get<{ oldest: number | null; newest: number | null }>(
        `SELECT (SELECT min(sequence) FROM account_events WHERE account_id = ?) AS oldest,
           (SELECT max(sequence) FROM account_events WHERE account_id = ?) AS newest`,
        account_id,
        account_id,
      );
      if (bounds?.oldest == null || bounds.newest == null) return null;
      return { oldest: bounds.oldest, newest: bounds.newest };
    },
  };
}
