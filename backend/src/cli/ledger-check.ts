import { systemClock } from '../kernel/clock.ts';
import { timeOrderedUuids } from '../kernel/ids.ts';
import { LedgerVerifier } from '../portfolio/index.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  findDamage,
  foreignObject,
  type Inspection,
  openForInspection,
  readOnlyConnection,
  schemaDifference,
  schemaOf,
} from '../storage/sqlite/index.ts';
import { refuseNoDatabase, toUnreadable, UnreadableDatabaseError } from './unreadable-database.ts';

/**
 * Checks a whole database: its pages and indexes, that no order was filled twice, and every trade
 * from the first one on. Writes nothing.
 *
 * @param named how messages name the file
 * @returns what is wrong; undefined if it is sound
 * @throws UnreadableDatabaseError if the database cannot be read
 */
export async function checkLedger(path: string, named = path): Promise<string | undefined> {
  refuseNoDatabase(path, named);
  try {
    return await check(path, named);
  } catch (error) {
    throw toUnreadable(error, named);
  }
}

async function check(path: string, named: string): Promise<string | undefined> {
  const inspection = openForInspection(path);
  try {
    if (schemaOf(inspection) === 0) {
      throw new UnreadableDatabaseError(`${named} is not a database of FinAlly`);
    }
    const difference = schemaDifference(inspection);
    if (difference) return `The database is damaged or mixed: ${difference}.`;
    const foreign = foreignObject(inspection);
    if (foreign !== undefined) {
      return `The database has the ${foreign}, which FinAlly did not make and which may change what is stored.`;
    }
    const damage = findDamage(inspection);
    if (damage && damage.indexes.length === 0) return `The database is damaged: ${damage.what}.`;
    const differs = await replayLedger(inspection);
    if (differs) return differs;
    return (
      damage &&
      `The database is damaged: ${damage.what}. Only indexes are, which hold nothing of their own: ` +
        'FinAlly builds them anew, after a backup, when it starts.'
    );
  } finally {
    inspection.close();
  }
}

/**
 * Replays every trade of a database that is being looked at.
 *
 * @returns how the ledger differs from its trades; undefined if it does not
 * @throws if its trades cannot be read
 */
async function replayLedger(inspection: Inspection): Promise<string | undefined> {
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
  const difference = await verifier.verifyAll();
  if (!difference) return undefined;
  const where = difference.sequence === null ? 'The account' : `Trade ${difference.sequence}`;
  return `${where} differs: ${difference.what}.`;
}
