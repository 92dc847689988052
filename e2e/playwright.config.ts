import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../scripts/lib/test/chromium.mjs';

const chromium = findChromium();
if (!chromium) {
  throw new Error('No Chromium found: `npm test` installs one, or name one in CHROMIUM_PATH.');
}

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // A third of a test's time is spent waiting for a page or a server: three fill two cores.
  workers: '150%',
  fullyParallel: true,
  // What passes only the second time is broken.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    // Each flash of a price is an animation that the browser draws in software; with motion, an open
    // page uses twice the processor time. Tests of motion set `no-preference`.
    reducedMotion: 'reduce',
    // A failure leaves a picture and its server's log. A trace costs every test a third more: where
    // one is wanted, `npx playwright test --trace on` makes it.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
