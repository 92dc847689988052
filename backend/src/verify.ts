import { existsSync } from 'node:fs';
import { ConfigError, loadConfig } from './config.ts';
import { createLedgerStore, DEFAULT_ACCOUNT_ID, openDatabase } from './db/index.ts';
import { systemClock, toIso } from './kernel/clock.ts';
import { timeOrderedUuids } from './kernel/ids.ts';
import { LedgerVerifier } from './portfolio/index.ts';

/** Replays the whole ledger and says whether it is sound; exits with 1 where it is not. */
async function verify(): Promise<void> {
  const { database_path } = loadConfig();
  if (!existsSync(database_path)) throw new Error(`there is no database ${database_path}`);
  const clock = systemClock;
  const connection = openDatabase(database_path, toIso(clock.now_ms()));
  try {
    const verifier = new LedgerVerifier({
      account_id: DEFAULT_ACCOUNT_ID,
      ledger: createLedgerStore(connection, { newId: timeOrderedUuids(clock), clock }),
      clock,
      onError: (error) => {
        throw error;
      },
    });
    const difference = await verifier.verifyAll(false);
    if (!difference) {
      process.stdout.write(`The ledger in ${database_path} is sound.\n`);
      return;
    }
    const where = difference.sequence === null ? 'The account' : `Trade ${difference.sequence}`;
    process.stdout.write(`${where} differs: ${difference.what}.\n`);
    process.exitCode = 1;
  } finally {
    connection.close();
  }
}

verify().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof ConfigError ? `${reason}\n` : `The ledger cannot be verified: ${reason}\n`,
  );
  process.exitCode = 2;
});
