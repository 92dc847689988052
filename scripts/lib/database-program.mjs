import { resolve } from 'node:path';
import { buildWhereStale } from './builds.mjs';
import { installWhereStale } from './dependencies.mjs';
import { enter } from './enter.mjs';
import { handOver } from './handover.mjs';
import { inRoot } from './root.mjs';

/**
 * Runs one of the server's programs for the database that the settings name.
 * Files are taken as seen from where the person stands.
 * @param {string} url the script's `import.meta.url`
 * @param {'verify' | 'backup' | 'restore'} program
 */
export const runDatabaseProgram = (url, program) =>
  enter(url, async (args) => {
    await installWhereStale();
    await buildWhereStale();
    const from = process.env.INIT_CWD ?? process.cwd();
    return handOver(process.execPath, [
      inRoot('backend', 'dist', `${program}.js`),
      ...args.map((argument) => (argument.startsWith('-') ? argument : resolve(from, argument))),
    ]);
  });
