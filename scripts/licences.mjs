/** `npm run licences`: checks that all dependencies we ship or build from may be redistributed. */
import { readFileSync } from 'node:fs';
import { runCli } from './lib/cli-entry.mjs';
import { licencesOf } from './lib/licences.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async () => {
  const { counts, refused } = licencesOf(
    JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')),
  );
  for (const [licence, count] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    console.log(`${String(count).padStart(5)}  ${licence}`);
  }
  for (const line of refused) console.error(`Not allowed  ${line}`);
  return refused.length === 0 ? 0 : 1;
});
