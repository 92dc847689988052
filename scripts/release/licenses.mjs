/** `npm run licenses`: checks that all dependencies we ship or build from may be redistributed. */
import { readFileSync } from 'node:fs';
import { licensesOf } from '../lib/package/licenses.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async () => {
  const { counts, refused } = licensesOf(
    JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')),
  );
  for (const [license, count] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    console.log(`${String(count).padStart(5)}  ${license}`);
  }
  for (const line of refused) console.error(`Not allowed  ${line}`);
  return refused.length === 0 ? 0 : 1;
});
