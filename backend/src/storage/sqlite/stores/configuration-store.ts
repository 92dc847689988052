import type { ConfigurationStore } from '../../../gateways/store.ts';
import { changed } from '../account-changes.ts';
import type { AccountConnection, Reader } from '../connection.ts';

/** Keeps the configurations of Alpaca's API. */
export function createConfigurationStore(connection: AccountConnection): ConfigurationStore {
  return {
    async get(account_id) {
      return read(connection, account_id);
    },

    async merge(account_id, changes) {
      return connection.change((transaction) => {
        const merged = { ...read(transaction, account_id), ...changes };
        transaction.run(
          `INSERT INTO alpaca_configurations (account_id, configurations) VALUES (?, ?)
           ON CONFLICT (account_id) DO UPDATE SET configurations = excluded.configurations`,
          account_id,
          JSON.stringify(merged),
        );
        return changed(merged, account_id, { kind: 'account', change: 'changed' });
      });
    },
  };
}

const read = (reader: Reader, account_id: string): Readonly<Record<string, unknown>> =>
  JSON.parse(
    reader.get<{ configurations: string }>(
      'SELECT configurations FROM alpaca_configurations WHERE account_id = ?',
      account_id,
    )?.configurations ?? '{}',
  );
