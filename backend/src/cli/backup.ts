import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/time/clock.ts';
import { backUp, backupPath, fileStamp } from '../storage/sqlite/index.ts';
import { readFile } from './arguments.ts';
import { runProgram } from './fail.ts';
import { checkLedger } from './ledger-check.ts';
import { refuseNoDatabase, toUnreadable } from './unreadable-database.ts';

/** Backs up the database, even while a server writes to it, and checks the backup. */
async function main(args: readonly string[]): Promise<void> {
  const named = readFile('backup', args);
  const { database_path } = loadConfig();
  const to = named ?? backupPath(database_path, fileStamp(toIso(systemClock.now_ms())));
  refuseNoDatabase(database_path);
  try {
    backUp(database_path, to);
  } catch (error) {
    throw toUnreadable(error, database_path);
  }
  const difference = await checkLedger(to);
  const megabytes = (statSync(to).size / 1e6).toFixed(1);
  process.stdout.write(`Backed up to ${resolve(to)} (${megabytes} MB).\n`);
  if (!difference) return;
  process.stdout.write(
    `The ledger of the backup, and so that of the database, is not sound. ${difference}\n`,
  );
  process.exitCode = 1;
}

runProgram('Nothing was backed up', main);
