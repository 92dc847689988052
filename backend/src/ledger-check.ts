import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  findDamage,
  openForInspection,
  readOnlyConnection,
  schemaDifference,
  schemaOf,
} from './db/index.ts';
import { systemClock } from './kernel/clock.ts';
import { timeOrderedUuids } from './kernel/ids.ts';
import { LedgerVerifier } from './portfolio/index.ts';

/**
 * Checks a whole database: its pages and indexes, that no order was filled twice, and every trade
 * from the first one on. Writes nothing.
 *
 * @returns what is wrong; undefined if it is sound
 * @throws if the database cannot be read
 */
export async function checkLedger(database_path: string): Promise<string | undefined> {
  const inspection = openForInspection(database_path);
  try {
    if (schemaOf(inspection) === 0) throw new Error(`${database_path} is no database of FinAlly`);
    const difference = schemaDifference(inspection);
    if (difference) return `The database is damaged or mixed: ${difference}.`;
    const damage = findDamage(inspection);
    if (damage && damage.indexes.length === 0) return `The database is damaged: ${damage.what}.`;
    const clock = systemClock;
    const verifier = new LedgerVerifier({
      account_id: DEFAULT_ACCOUNT_ID,
      ledger: createLedgerStore(readOnlyConnection(inspection), {
        newId: timeOrderedUuids(clock),
        clock,
      }),
      clock,
      onError: (error) => {
        throw error;
      },
    });
    const differs = await verifier.verifyAll();
    if (differs) {
      const where = differs.sequence === null ? 'The account' : `Trade ${differs.sequence}`;
      return `${where} differs: ${differs.what}.`;
    }
    return (
      damage &&
      `The database is damaged: ${damage.what}. Only indexes are, which hold nothing of their own: ` +
        'FinAlly builds them anew, after a backup, when it starts.'
    );
  } finally {
    inspection.close();
  }
}
