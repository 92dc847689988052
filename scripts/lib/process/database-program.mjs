import { resolve } from 'node:path';
import { buildWhereStale } from '../build/builds.mjs';
import { installWhereStale } from '../build/dependencies.mjs';
import { inRoot } from '../root.mjs';
import { runCli } from './cli-entry.mjs';
import { execChild } from './exec-child.mjs';

/**
 * Runs one of the server's programs on the configured database. File arguments are relative to the
 * user's working directory.
 * @param {string} url the script's `import.meta.url`
 * @param {'verify' | 'backup' | 'restore'} program
 */
export const runDatabaseProgram = (url, program) =>
  runCli(url, async (args) => {
    await installWhereStale();
    await buildWhereStale();
    const from = process.env.INIT_CWD ?? process.cwd();
    return execChild(process.execPath, [
      inRoot('backend', 'dist', `${program}.js`),
      ...args.map((argument) => (argument.startsWith('-') ? argument : resolve(from, argument))),
    ]);
  });
