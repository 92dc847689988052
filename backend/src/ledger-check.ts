import { createLedgerStore, DEFAULT_ACCOUNT_ID, openAsItIs } from './db/index.ts';
import { systemClock } from './kernel/clock.ts';
import { timeOrderedUuids } from './kernel/ids.ts';
import { LedgerVerifier } from './portfolio/index.ts';

/**
 * Replays the whole ledger of a database, from its first trade on.
 *
 * @returns which row differs and how; undefined where the ledger is sound
 * @throws where the database cannot be read
 */
export async function checkLedger(database_path: string): Promise<string | undefined> {
  const connection = openAsItIs(database_path);
  try {
    const clock = systemClock;
    const verifier = new LedgerVerifier({
      account_id: DEFAULT_ACCOUNT_ID,
      ledger: createLedgerStore(connection, { newId: timeOrderedUuids(clock), clock }),
      clock,
      onError: (error) => {
        throw error;
      },
    });
    const difference = await verifier.verifyAll(false);
    if (!difference) return undefined;
    const where = difference.sequence === null ? 'The account' : `Trade ${difference.sequence}`;
    return `${where} differs: ${difference.what}.`;
  } finally {
    connection.close();
  }
}
