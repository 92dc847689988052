/** `npm run dev`: server and interface, each following its sources, on ports 8000 and 3000. */
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { inRoot } from './lib/root.mjs';
import { runTogether } from './lib/together.mjs';

await enter(import.meta.url, async () => {
  await installWhereStale();
  return runTogether([
    {
      args: ['--watch', inRoot('backend', 'src', 'main.ts')],
      cwd: inRoot(),
      // Where the interface under development looks for it.
      env: { PORT: '8000' },
    },
    {
      args: [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'dev'],
      cwd: inRoot('frontend'),
    },
  ]);
});
