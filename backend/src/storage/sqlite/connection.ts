import type { AccountEvent } from '../../events/store.ts';
import { systemClock, type WallClock } from '../../kernel/time/clock.ts';
import { RunInstead, runChange } from './account-changes.ts';
import { failsCommits, isBusy, isDatabaseError } from './file/database-errors.ts';
import { OpenedFile, type SyncLevel } from './file/opened-file.ts';
import type { Changed, Connection, Transaction } from './file/port.ts';
import { LockedError, WriteQueue } from './file/write-queue.ts';

export type {
  AccountConnection,
  Changed,
  Connection,
  NewAccountEvent,
  Reader,
  Transaction,
} from './file/port.ts';

/**
 * Opens the database file and runs its transactions, one after another. Creates the file and its
 * folder if they are missing, readable by the owner only.
 *
 * @param path a file path, or `:memory:`
 * @throws if the file cannot be opened or is not a database
 */
export function openConnection(path: string, clock: WallClock = systemClock): Connection {
  const file = new OpenedFile(path);
  const { database, transaction } = file;

  let failure: Error | undefined;
  const rowsChanged = () =>
    transaction.get<{ rows: number }>('SELECT total_changes() AS rows')?.rows ?? 0;
  /**
   * Runs a transaction and records whether it could be written. A transaction without writes
   * records nothing.
   */
  const write = <Returned>(work: (transaction: Transaction) => Returned): Returned => {
    const before = failure && rowsChanged();
    let begun = false;
    try {
      const run = database.transaction(() => {
        begun = true;
        file.schema.check();
        const returned = work(transaction);
        file.check();
        return { returned, changed: file.schema.changed() };
      });
      const { returned, changed } = run.immediate();
      if (changed) file.schema.accept(changed);
      // If the file was removed or changed during the sync, the commit must not be acknowledged.
      file.check();
      file.moveLog();
      if (before !== undefined && rowsChanged() > before) failure = undefined;
      return returned;
    } catch (error) {
      if (!begun && isBusy(error)) throw new LockedError();
      if (isDatabaseError(error)) failure = error as Error;
      throw error;
    }
  };
  const queue = new WriteQueue(clock, () => {
    try {
      database.transaction(() => undefined).immediate();
    } catch (error) {
      throw isBusy(error) ? new LockedError() : error;
    }
  });

  const writeChange = <Returned>(work: (transaction: Transaction) => Changed<Returned>) => {
    try {
      return write((open) => runChange(open, clock.now_ms(), work));
    } catch (error) {
      if (!(error instanceof RunInstead)) throw error;
      const instead = error.work as typeof work;
      return write((open) => runChange(open, clock.now_ms(), instead));
    }
  };

  let publish: (events: readonly AccountEvent[]) => void = () => {};
  const change = <Returned>(
    wanted: SyncLevel,
    work: (transaction: Transaction) => Changed<Returned>,
  ): Promise<Returned> =>
    queue.run(() => {
      file.syncAt(wanted);
      const { returned, events } = writeChange(work);
      if (events.length > 0) publish(events);
      return returned;
    });

  const rehearse = <Returned>(work: (transaction: Transaction) => Changed<Returned>): Returned => {
    const done: { returned: Returned }[] = [];
    try {
      write((open) => {
        done.push(runChange(open, clock.now_ms(), work));
        throw done;
      });
    } catch (error) {
      if (error !== done) throw error;
    }
    file.check();
    if (failure && failsCommits(failure)) throw failure;
    return (done[0] as { returned: Returned }).returned;
  };

  return {
    get: transaction.get,
    all: transaction.all,
    iterate: transaction.iterate,
    transaction: (work) =>
      queue.run(() => {
        file.syncAt('FULL');
        return write(work);
      }),
    relaxedTransaction: (work) =>
      queue.run(() => {
        file.syncAt('NORMAL');
        return write(work);
      }),
    change: (work) => change('FULL', work),
    relaxedChange: (work) => change('NORMAL', work),
    rehearse: (work) => queue.run(() => rehearse(work)),
    onAccountEvents(listener) {
      publish = listener;
    },
    blockingTransaction: (work) =>
      file.whileBlocking(() => {
        file.syncAt('FULL');
        return write(work);
      }),
    isLocked: () => queue.isLocked(),
    writeFailure: () => (queue.isLocked() ? new LockedError() : failure),
    probe() {
      file.check();
      transaction.get('SELECT name FROM sqlite_schema LIMIT 1');
    },
    close() {
      if (!database.open) return;
      const isLocked = queue.isLocked();
      queue.close();
      file.close({ isLocked });
    },
  };
}
