import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { MainThread } from './main-thread.ts';
import { workstation } from './pages.ts';

/** Long enough for the code that runs on each tick to be compiled, which counts as heap. */
const WARM_UP_MS = 60_000;

/** Selects other tickers and waits for the chart of each. */
async function switchTickers(page: Page, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await page.keyboard.press(number % 20 < 10 ? 'j' : 'k');
    const chosen = page.locator('[data-row][aria-pressed=true]');
    const ticker = await chosen.getAttribute('data-row');
    await page.getByRole('application', { name: `Price chart of ${ticker}` }).waitFor();
  }
}

/** Returns the relative growth of the heap after this many switches between tickers. */
export async function heapOverSwitches(
  browser: Browser,
  url: string,
  count: number,
): Promise<{ readonly count: number; readonly growth: number }> {
  const page = await workstation.open(browser, url);
  const thread = await MainThread.of(page);
  // Go once in both directions first, to fill per-ticker caches and compile code.
  await switchTickers(page, 20);
  const before = await thread.heapBytes();
  await switchTickers(page, count);
  const growth = (await thread.heapBytes()) / before - 1;
  await page.context().close();
  return { count, growth };
}

/** Returns the relative growth of the heap after this many minutes of ticks. */
export async function heapOverTime(
  browser: Browser,
  url: string,
  minutes: number,
): Promise<{ readonly before_mb: number; readonly growth: number }> {
  const page = await workstation.open(browser, url);
  const thread = await MainThread.of(page);
  await pause(Math.min(WARM_UP_MS, minutes * 60_000));
  const before = await thread.heapBytes();
  await pause(minutes * 60_000);
  const growth = (await thread.heapBytes()) / before - 1;
  await page.context().close();
  return { before_mb: before / 1e6, growth };
}
