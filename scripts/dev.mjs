/** `npm run dev`: runs server and interface with automatic reload, on ports 8000 and 3000. */

import { installWhereStale } from './lib/build/dependencies.mjs';
import { NEXT_SETTINGS } from './lib/build/next-settings.mjs';
import { runCli } from './lib/process/cli-entry.mjs';
import { runParallel } from './lib/process/run-parallel.mjs';
import { inRoot } from './lib/root.mjs';

const server = {
  args: ['--watch', inRoot('backend', 'src', 'main.ts')],
  cwd: inRoot(),
  // The interface in development expects the server on this port; the browser uses these hosts.
  env: { PORT: '8000', FINALLY_HOSTS: 'localhost:3000,127.0.0.1:3000' },
};
const page = {
  args: [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'dev', '--hostname', '127.0.0.1'],
  cwd: inRoot('frontend'),
  env: NEXT_SETTINGS,
};

await runCli(import.meta.url, async () => {
  await installWhereStale();
  return runParallel([server, page]);
});
