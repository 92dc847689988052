import { once } from 'node:events';
import { loadConfig } from '../config.ts';
import { readFile } from './arguments.ts';
import { auditRows } from './audit-rows.ts';
import { fail, runProgram } from './fail.ts';

const NOT_DONE = 'The answers cannot be exported';

/** Writes what is stored about the assistant's answers as one JSON object per line. */
async function audit(args: readonly string[]): Promise<void> {
  readFile('audit', args);
  const { database_path } = loadConfig();
  for (const row of auditRows(database_path)) {
    const isBufferFree = process.stdout.write(`${JSON.stringify(row)}\n`);
    if (!isBufferFree) await once(process.stdout, 'drain');
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader may close the pipe early, for example `head`.
  if (error.code === 'EPIPE') process.exit(0);
  fail(NOT_DONE)(error);
  process.exit();
});

runProgram(NOT_DONE, audit);
