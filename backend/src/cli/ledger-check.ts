import { timeOrderedUuids } from '../kernel/ids.ts';
import { liveMarketClock, systemClock } from '../kernel/time/clock.ts';
import { LedgerVerifier } from '../portfolio/index.ts';
import {
  createLedgerStore,
  findDamage,
  foreignObject,
  type Inspection,
  isBehind,
  openForInspection,
  readOnlyConnection,
  schemaDifference,
  schemaOf,
} from '../storage/sqlite/index.ts';
import { refuseNoDatabase, toUnreadable, UnreadableDatabaseError } from './unreadable-database.ts';
import { inspectCopy } from './up-to-date-copy.ts';

/**
 * Checks a whole database: its pages and indexes, that no two orders have the same client order id, that each
 * order is what its fills come to, and every entry since the first. Writes nothing.
 *
 * @param named the name of the file in messages
 * @returns what is wrong, or undefined if the database is sound
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
      throw new UnreadableDatabaseError(`${named} is not a FinAlly database`);
    }
    const difference = schemaDifference(inspection);
    if (difference) return `The database is damaged or mixed: ${difference}.`;
    const foreign = foreignObject(inspection);
    if (foreign !== undefined) {
      return `The database has the ${foreign}, which FinAlly did not make and which may change what is stored.`;
    }
    const damage = findDamage(inspection);
    if (damage && damage.indexes.length === 0) return `The database is damaged: ${damage.what}.`;
    const differs = isBehind(inspection)
      ? await inspectCopy(path, replayLedger)
      : await replayLedger(inspection);
    if (differs) return differs;
    return (
      damage &&
      `The database is damaged: ${damage.what}. Only indexes are affected, which contain no data of their own: ` +
        'FinAlly rebuilds them, after a backup, when it starts.'
    );
  } finally {
    inspection.close();
  }
}

/**
 * Replays every entry of every account of a database that is open for inspection.
 *
 * @returns how the ledger differs from its journal, or undefined if it does not
 * @throws if its journal cannot be read
 */
async function replayLedger(inspection: Inspection): Promise<string | undefined> {
  const clock = liveMarketClock(systemClock);
  const ledger = createLedgerStore(readOnlyConnection(inspection), {
    newId: timeOrderedUuids(clock),
    clock,
  });
  const account_ids = await ledger.accountIds();
  if (account_ids.length === 0) throw new Error('it contains no account');
  for (const account_id of account_ids) {
    const verifier = new LedgerVerifier({
      account_id,
      ledger,
      clock,
      onError: (error) => {
        throw error;
      },
    });
    const difference = await verifier.verifyAll();
    if (!difference) continue;
    const where =
      difference.sequence === null ? `The account ${account_id}` : `Entry ${difference.sequence}`;
    return `${where} differs: ${difference.what}.`;
  }
  return undefined;
}
