/** `npm test`: installs missing packages and runs all checks, or the named parts. */

import { buildWhereStale } from './lib/build/builds.mjs';
import { installWhereStale } from './lib/build/dependencies.mjs';
import { runCli } from './lib/process/cli-entry.mjs';
import { Refusal } from './lib/refusal.mjs';
import { browser } from './lib/test/browser.mjs';
import { CHECKS, runCheck } from './lib/test/checks.mjs';
import { findFirefox, WITHOUT_FIREFOX } from './lib/test/firefox.mjs';
import { parseParts } from './lib/test/parts.mjs';
import { sentence, tallyOfCheck, total } from './lib/test/tally.mjs';

await runCli(import.meta.url, async (args) => {
  const parts = parseParts(args);
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
      if (!findFirefox(env)) console.log(WITHOUT_FIREFOX);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      console.log(`${error.message}\nFAILED  browser tests: not run`);
      tallies.push(tallyOfCheck(1));
      withBrowser = false;
    }
  }
  const checks = CHECKS.filter(({ part }) => (part === 'e2e' ? withBrowser : parts.includes(part)));
  // Most static checks use one core each. The tests use all cores, and some depend on time.
  const together = checks.filter(({ part }) => part === 'static');
  tallies.push(...(await Promise.all(together.map((check) => runCheck(check, env)))));
  for (const check of checks.filter(({ part }) => part !== 'static')) {
    tallies.push(await runCheck(check, env));
  }
  const sum = total(tallies);
  console.log(`\n${sentence(sum)}`);
  return sum.failed > 0 ? 1 : 0;
});
