import type { Page } from '@playwright/test';
import { scriptsWith } from '../support/scripts.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

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

test('every panel shows a placeholder until its data is there', async ({
  page,
  readOnlyServer,
}) => {
  const release = await holdAnswers(page, /\/api\/(?!stream\/(prices|account))/);
  await page.goto(readOnlyServer.url);
  await expect(placeholders(page, '[data-area=watchlist]').first()).toBeVisible();
  await expect(placeholders(page, '[data-area=chart]').first()).toBeVisible();
  await expect(placeholders(page, '[data-area=chat]').first()).toBeVisible();
  for (const view of [
    'Positions',
    'Orders',
    'Heatmap',
    'Value',
    'Blotter',
    'Performance',
    'Ladder',
    'Tape',
  ]) {
    await page.getByRole('tab', { name: view }).click();
    const panel = page.getByRole('tabpanel', { name: view });
    await expect(panel.locator('[aria-busy=true] .animate-pulse').first()).toBeVisible();
  }
  release();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
});

test('a chart whose bars are on their way shows a placeholder, and not the bars of before', async ({
  page,
  readOnlyServer,
}) => {
  await page.goto(readOnlyServer.url);
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

test('what could not be loaded once is said, and is there as soon as it can be loaded', async ({
  page,
  readOnlyServer,
}) => {
  const shortcuts = scriptsWith('Choose the next or previous row');
  const value = scriptsWith('Value from ');
  await page.route(shortcuts, (route) => route.abort());
  await page.route(value, (route) => route.abort());
  await Workstation.open(page, readOnlyServer.url);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('could not be loaded');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Value' }).click();
  await expect(page.getByText('Value could not be loaded')).toBeVisible();
  await page.unroute(shortcuts);
  await page.unroute(value);
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tabpanel', { name: 'Value' })).toContainText('Start');
});

test('a key that opens a dialog takes the next keys, also while its script is on the way', async ({
  page,
  readOnlyServer,
}) => {
  await page.route(scriptsWith('Choose the next or previous row'), () => {});
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const orders: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/portfolio/trade')) orders.push(request.url());
  });
  await workstation.trade.getByLabel('Quantity').fill('1');
  await page.getByRole('checkbox', { name: 'Order keys' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.keyboard.press('Shift+B');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toHaveCount(0);
  expect(orders).toEqual([]);
});
