/** `npm test`: installs missing packages and runs all checks, or the named parts. */
import { browser } from './lib/browser.mjs';
import { buildWhereStale } from './lib/builds.mjs';
import { CHECKS, runCheck } from './lib/checks.mjs';
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { partsAskedFor } from './lib/parts.mjs';
import { Refusal } from './lib/refusal.mjs';
import { sentence, tallyOfCheck, total } from './lib/tally.mjs';

await runCli(import.meta.url, async (args) => {
  const parts = partsAskedFor(args);
  await installWhereStale();
  const env = { ...process.env };
  // NODE_ENV=production would change what the tests run.
  delete env.NODE_ENV;

  const tallies = [];
  let withBrowser = parts.includes('e2e');
  if (withBrowser) {
    try {
      env.CHROMIUM_PATH = await browser();
      await buildWhereStale();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      console.log(`${error.message}\nFAILED  browser tests: not run`);
      tallies.push(tallyOfCheck(1));
      withBrowser = false;
    }
  }
  for (const check of CHECKS) {
    const runs = check.part === 'e2e' ? withBrowser : parts.includes(check.part);
    if (runs) tallies.push(await runCheck(check, env));
  }
  const sum = total(tallies);
  console.log(`\n${sentence(sum)}`);
  return sum.failed > 0 ? 1 : 0;
});
