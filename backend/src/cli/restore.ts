import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/time/clock.ts';
import { BackupRefusal, backupPath, fileStamp, restore } from '../storage/sqlite/index.ts';
import { readFile } from './arguments.ts';
import { describeBackup } from './damaged-database.ts';
import { AdvisedError, runProgram } from './fail.ts';
import { checkLedger } from './ledger-check.ts';
import { UnreadableDatabaseError } from './unreadable-database.ts';

/** Replaces the database with a backup, if the backup is sound and no server is running. */
async function main(args: readonly string[]): Promise<void> {
  const from = readFile('restore', args) as string;
  const { database_path: path } = loadConfig();
  const had = existsSync(path);
  const aside = backupPath(path, `before-restore-${fileStamp(toIso(systemClock.now_ms()))}`);
  try {
    await restore(from, { path, aside, check: (copy) => refuseUnsound(copy, from) });
  } catch (error) {
    if (!(error instanceof UnreadableDatabaseError)) throw error;
    throw new AdvisedError(error.message, `For ${path}, ${await describeBackup(path)}`, error);
  }
  process.stdout.write(`Restored ${resolve(path)} from ${resolve(from)}.\n`);
  if (had) process.stdout.write(`The previous database is in ${resolve(aside)}.\n`);
}

/** @throws BackupRefusal or UnreadableDatabaseError if a copy of `from` must not be used */
async function refuseUnsound(copy: string, from: string): Promise<void> {
  const difference = await checkLedger(copy, from);
  if (difference) throw new BackupRefusal(`the ledger of ${from} is not sound. ${difference}`);
}

runProgram('Nothing was restored', main);
