import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/clock.ts';
import { BackupRefusal, backupPath, fileStamp, restore } from '../storage/sqlite/index.ts';
import { checkLedger } from './ledger-check.ts';
import { run } from './run.ts';

/** Replaces the database with a backup, if the backup is sound and no server is running. */
async function main([from]: readonly string[]): Promise<void> {
  if (from === undefined) throw new BackupRefusal('name the backup: npm run restore -- FILE');
  const { database_path: path } = loadConfig();
  const had = existsSync(path);
  const aside = backupPath(path, `before-restore-${fileStamp(toIso(systemClock.now_ms()))}`);
  await restore(from, {
    path,
    aside,
    async check(copy) {
      const difference = await checkLedger(copy);
      if (difference) throw new BackupRefusal(`its ledger is not sound. ${difference}`);
    },
  });
  process.stdout.write(`Restored ${resolve(path)} from ${resolve(from)}.\n`);
  if (had) process.stdout.write(`The previous database is in ${resolve(aside)}.\n`);
}

run(main, 'Nothing was restored');
