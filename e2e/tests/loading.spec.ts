import type { Page } from '@playwright/test';
import { expect, test } from './support/server.ts';

/** Has answers of the API wait until they are let through. */
async function holdAnswers(page: Page, pattern: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  return release;
}

const placeholders = (page: Page, panel: string) =>
  page.locator(`${panel} [aria-busy=true] .animate-pulse`);

test('every panel shows a placeholder until its data is there', async ({ page, server }) => {
  const release = await holdAnswers(page, /\/api\/(?!stream)/);
  await page.goto(server.url);
  await expect(placeholders(page, '[data-area=watchlist]').first()).toBeVisible();
  await expect(placeholders(page, '[data-area=chart]').first()).toBeVisible();
  await expect(placeholders(page, '[data-area=chat]').first()).toBeVisible();
  for (const view of ['Positions', 'Heatmap', 'Value', 'Blotter', 'Performance']) {
    await page.getByRole('tab', { name: view }).click();
    const panel = page.getByRole('tabpanel', { name: view });
    await expect(panel.locator('[aria-busy=true] .animate-pulse').first()).toBeVisible();
  }
  release();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
});

test('a chart whose bars are on their way shows a placeholder, and not the bars of before', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await expect(page.getByTestId('chart-legend')).toContainText('Vol');
  const release = await holdAnswers(page, /\/api\/market\/bars/);
  await page.getByRole('button', { name: /^Show MSFT, / }).click();
  await expect(page.locator('[data-area=chart] h2')).toHaveText('MSFT');
  const placeholder = placeholders(page, '[data-area=chart]');
  await expect(placeholder).toBeVisible();
  release();
  await expect(page.getByRole('application', { name: 'Price chart of MSFT' })).toBeVisible();
  await expect(placeholder).toHaveCount(0);
});
