import { once } from 'node:events';
import type { ChatAction, ModelInfo } from '@finally/contract';
import { ledgerLine } from '../assistant/actions/receipts.ts';
import { loadConfig } from '../config.ts';
import { systemClock, toIso } from '../kernel/clock.ts';
import { createAuditStore, DEFAULT_ACCOUNT_ID, openDatabase } from '../storage/sqlite/index.ts';
import { readFile } from './arguments.ts';
import { fail } from './fail.ts';
import { refuseNoDatabase, toUnreadable } from './unreadable-database.ts';

/**
 * Writes everything that is kept about the assistant's answers, one JSON object a line: the answers,
 * and after them the questions that a model failed to answer.
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
    for (const row of kept.answers(DEFAULT_ACCOUNT_ID)) {
      await write({
        ...row,
        ledger: ledgerLine(row.actions as readonly ChatAction[], row.model as ModelInfo | null),
      });
    }
    for (const row of kept.failures(DEFAULT_ACCOUNT_ID)) await write(row);
  } finally {
    connection.close();
  }
}

async function write(row: object): Promise<void> {
  const taken = process.stdout.write(`${JSON.stringify(row)}\n`);
  if (!taken) await once(process.stdout, 'drain');
}

// Whoever reads may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

audit(process.argv.slice(2)).catch(fail('The answers cannot be exported'));
