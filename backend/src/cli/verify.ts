import { existsSync } from 'node:fs';
import { loadConfig } from '../config.ts';
import { readArguments } from './arguments.ts';
import { describeBackup } from './damaged-database.ts';
import { AdvisedError, runProgram } from './fail.ts';
import { checkFillsOf } from './fills-check.ts';
import { checkLedger } from './ledger-check.ts';
import { UnreadableDatabaseError } from './unreadable-database.ts';

/**
 * Replays the whole ledger and reports whether it is sound, and with `--fills` whether its fills follow
 * from the fill model. Exits with code 1 if not.
 */
async function verify(args: readonly string[]): Promise<void> {
  const { file: named, options } = readArguments('verify', args);
  const path = named ?? loadConfig().database_path;
  const difference = await checkLedger(path).catch(async (error: unknown) => {
    const is_restorable = named === undefined && existsSync(path);
    if (!(is_restorable && error instanceof UnreadableDatabaseError)) throw error;
    throw new AdvisedError(error.message, `For ${path}, ${await describeBackup(path)}`, error);
  });
  process.stdout.write(`${difference ?? `The ledger in ${path} is sound.`}\n`);
  if (difference) process.exitCode = 1;
  if (difference || !options.has('fills')) return;
  const { difference: odd, says } = await checkFillsOf(path);
  process.stdout.write(`${odd ?? says}\n`);
  if (odd) process.exitCode = 1;
}

runProgram('The ledger cannot be verified', verify);
