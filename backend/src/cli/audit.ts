import { once } from 'node:events';
import { loadConfig } from '../config.ts';
import { readFile } from './arguments.ts';
import { auditRows } from './audit-rows.ts';
import { fail } from './fail.ts';

/** Writes what is stored about the assistant's answers as one JSON object per line. */
async function audit(args: readonly string[]): Promise<void> {
  readFile('audit', args);
  const { database_path } = loadConfig();
  for (const row of auditRows(database_path)) {
    const isBufferFree = process.stdout.write(`${JSON.stringify(row)}\n`);
    if (!isBufferFree) await once(process.stdout, 'drain');
  }
}

// The reader may close the pipe early, for example `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

audit(process.argv.slice(2)).catch(fail('The answers cannot be exported'));
