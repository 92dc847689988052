import type { Browser, Page } from '@playwright/test';
import { workstation } from './pages.ts';
import { observed } from './probe.ts';

/**
 * Operates the page while prices move: steps through the watchlist, changes the bar interval, types
 * an amount, opens and closes the command line and a menu, and collapses a panel.
 *
 * @returns milliseconds from each key or click to the paint of its result
 */
export async function interactions(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<readonly number[]> {
  const page = await workstation.open(browser, url);
  // The first round loads everything that is fetched on first use.
  await round(page);
  await observed(page);
  for (let number = 0; number < rounds; number++) await round(page);
  const { interactions_ms } = await observed(page);
  await page.context().close();
  return interactions_ms;
}

async function round(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('w');
  for (let row = 0; row < 5; row++) await keyboard.press('ArrowDown');
  for (const interval of ['5s', '1m'] as const) {
    await page.getByLabel('Bar interval').getByText(interval, { exact: true }).click();
  }
  const amount = page.getByRole('region', { name: 'Trade' }).getByLabel('Quantity');
  await amount.click();
  await keyboard.type('12.5');
  for (let digit = 0; digit < 4; digit++) await keyboard.press('Backspace');
  await page.getByRole('tab', { name: 'Blotter' }).click();
  await page.getByRole('tab', { name: 'Positions' }).click();
  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).waitFor();
  await keyboard.type('buy 5');
  await keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Command' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Hide Trade' }).click();
  await page.getByRole('button', { name: 'Show Trade' }).click();
}
