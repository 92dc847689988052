import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/clock.ts';
import { BackupRefusal, backupPath, fileStamp, restore } from '../storage/sqlite/index.ts';
import { checkLedger } from './ledger-check.ts';

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
  if (had) process.stdout.write(`What was there before is in ${resolve(aside)}.\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof ConfigError ? `${reason}\n` : `Nothing was restored: ${reason}\n`,
  );
  process.exitCode = 2;
});
