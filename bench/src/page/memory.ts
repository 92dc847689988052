import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { MainThread } from './main-thread.ts';
import { workstation } from './pages.ts';

/** Until what each tick runs is machine code, which counts as heap. */
const WARM_UP_MS = 60_000;

/** Chooses further tickers and waits for the chart of each. */
async function switchTickers(page: Page, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await page.keyboard.press(number % 20 < 10 ? 'j' : 'k');
    const chosen = page.locator('[data-row][aria-pressed=true]');
    const ticker = await chosen.getAttribute('data-row');
    await page.getByRole('application', { name: `Price chart of ${ticker}` }).waitFor();
  }
}

/** By how much the swept heap has grown after so many switches between tickers, as a share. */
export async function heapOverSwitches(
  browser: Browser,
  url: string,
  count: number,
): Promise<{ readonly count: number; readonly growth: number }> {
  const page = await workstation.open(browser, url);
  const thread = await MainThread.of(page);
  // Both directions once: what is kept of each ticker, and code that is compiled at first use.
  await switchTickers(page, 20);
  const before = await thread.heapBytes();
  await switchTickers(page, count);
  const growth = (await thread.heapBytes()) / before - 1;
  await page.context().close();
  return { count, growth };
}

/** By how much the swept heap has grown after so many minutes of ticks, as a share. */
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
