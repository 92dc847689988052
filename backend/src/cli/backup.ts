import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/clock.ts';
import { backUp, backupPath, fileStamp } from '../storage/sqlite/index.ts';
import { checkLedger } from './ledger-check.ts';

/** Backs up the database, even while a server writes to it, and checks the backup. */
async function main([named]: readonly string[]): Promise<void> {
  const { database_path } = loadConfig();
  const to = named ?? backupPath(database_path, fileStamp(toIso(systemClock.now_ms())));
  backUp(database_path, to);
  const difference = await checkLedger(to);
  const megabytes = (statSync(to).size / 1e6).toFixed(1);
  process.stdout.write(`Backed up to ${resolve(to)} (${megabytes} MB).\n`);
  if (!difference) return;
  process.stdout.write(`Its ledger is not sound, nor is that of the database. ${difference}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof ConfigError ? `${reason}\n` : `Nothing was backed up: ${reason}.\n`,
  );
  process.exitCode = 2;
});
