import { once } from 'node:events';
import type { ChatAction, ModelInfo } from '@finally/contract';
import { ledgerLine } from '../assistant/actions/receipts.ts';
import { loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/time/clock.ts';
import { createAuditStore, openDatabase } from '../storage/sqlite/index.ts';
import { readFile } from './arguments.ts';
import { fail, runProgram } from './fail.ts';
import { refuseNoDatabase, toUnreadable } from './unreadable-database.ts';

const NOT_DONE = 'The answers cannot be exported';

/**
 * Writes all stored answers of the assistant, then all failed requests, account by account, as one
 * JSON object per line.
 */
async function audit(args: readonly string[]): Promise<void> {
  readFile('audit', args);
  const { database_path } = loadConfig();
  refuseNoDatabase(database_path);
  try {
    await exportFrom(database_path);
  } catch (error) {
    throw toUnreadable(error, database_path);
  }
}

async function exportFrom(database_path: string): Promise<void> {
  const connection = openDatabase(database_path, toIso(systemClock.now_ms()));
  try {
    const kept = createAuditStore(connection);
    for (const account_id of kept.accountIds()) {
      for (const row of kept.answers(account_id)) {
        await write({
          ...row,
          ledger: ledgerLine(row.actions as readonly ChatAction[], row.model as ModelInfo | null),
        });
      }
      for (const row of kept.failures(account_id)) await write(row);
    }
  } finally {
    connection.close();
  }
}

async function write(row: object): Promise<void> {
  const taken = process.stdout.write(`${JSON.stringify(row)}\n`);
  if (!taken) await once(process.stdout, 'drain');
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader may close the pipe early, for example `head`.
  if (error.code === 'EPIPE') process.exit(0);
  fail(NOT_DONE)(error);
  process.exit();
});

runProgram(NOT_DONE, audit);
