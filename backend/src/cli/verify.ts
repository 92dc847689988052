import { existsSync } from 'node:fs';
import { loadConfig } from '../config.ts';
import { checkLedger } from './ledger-check.ts';
import { run } from './run.ts';

/** Replays the whole ledger and reports whether it is sound. Exits with code 1 if it is not. */
async function verify(): Promise<void> {
  const { database_path } = loadConfig();
  if (!existsSync(database_path)) throw new Error(`there is no database ${database_path}`);
  const difference = await checkLedger(database_path);
  process.stdout.write(`${difference ?? `The ledger in ${database_path} is sound.`}\n`);
  if (difference) process.exitCode = 1;
}

run(verify, 'The ledger cannot be verified');
