import type { Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Price alerts' });
const bellOf = (page: Page) => page.getByRole('button', { name: /^Price alerts/ });

test('an alert typed into the command line fires, is told of by one tab, and is kept', async ({
  context,
  page,
  server,
}) => {
  const first = await Workstation.open(page, server.url);
  const second = await Workstation.open(await context.newPage(), server.url);
  const tabs = [first.page, second.page];
  const toasts = async () =>
    (await Promise.all(tabs.map((tab) => tab.getByText(/^TSLA is at \$\d/).count()))).reduce(
      (sum, count) => sum + count,
    );
  // Any move at all: the market makes one within seconds.
  await first.command('alert tsla 0.01%', /^Alert when TSLA is 0\.01% up or down/);
  for (const tab of tabs) {
    await expect(bellOf(tab)).toHaveAccessibleName('Price alerts, 1 new', { timeout: 20_000 });
  }
  await expect.poll(toasts).toBe(1);

  // Taking note of it in one tab is enough.
  await bellOf(second.page).click();
  await expect(dialogOf(second.page).getByRole('region', { name: 'Fired' })).toContainText('TSLA');
  await expect(bellOf(page)).toHaveAccessibleName('Price alerts');
  await expect.poll(toasts).toBe(0);

  await server.kill();
  await server.start();
  await page.reload();
  await bellOf(page).click();
  await expect(dialogOf(page).getByRole('region', { name: 'Fired' })).toContainText('at $');
});

test('an alert is set at a price of the chart, changed, removed and brought back', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const chart = page.getByRole('application', { name: /^Price chart of AAPL/ });
  await expect(page.getByRole('button', { name: 'Save a picture' })).toBeVisible();
  await chart.click({ button: 'right', position: { x: 300, y: 60 } });
  const menu = page.getByRole('menu', { name: /^AAPL at \$/ });
  await expect(menu).toBeVisible();
  const { x, y } = (await chart.boundingBox()) ?? { x: 0, y: 0 };
  const { x: left, y: top } = (await menu.boundingBox()) ?? { x: 0, y: 0 };
  // Where it was asked for, not somewhere else.
  expect(Math.hypot(left - (x + 300), top - (y + 60))).toBeLessThan(20);
  const alert = menu.getByRole('menuitem', { name: /^Set an alert/ });
  const level = /\$([\d.,]+)/.exec(await alert.innerText())?.[1];
  await alert.click();
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('Price in $')).toHaveValue(level ?? '');
  await dialog.getByLabel('Note').fill('Sell half');
  await dialog.getByRole('button', { name: 'Set alert' }).click();
  const waiting = dialog.getByRole('region', { name: 'Waiting' });
  // On which side of the price the pointer is depends on the bars.
  await expect(waiting).toContainText(
    new RegExp(`(above|below) \\$${level?.replaceAll('.', '\\.')}`),
  );
  expect(await findings(page, '[role=dialog]')).toEqual([]);

  await waiting.getByRole('button', { name: /^Edit: AAPL/ }).click();
  await dialog.getByText('Above', { exact: true }).click();
  await dialog.getByLabel('Price in $').fill('9000.5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(waiting).toContainText('above $9,000.50');
  await waiting.getByRole('button', { name: /^Remove: AAPL/ }).click();
  await expect(waiting).not.toContainText('AAPL');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(waiting).toContainText('above $9,000.50');

  // Where the price is already, there is nothing to wait for.
  await dialog.getByLabel('Price in $').fill('0.5');
  await dialog.getByRole('radio', { name: 'Above' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Set alert' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose a level above it.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await workstation.row('MSFT').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Set an alert on MSFT\u2026' }).press('Enter');
  await expect(dialog.getByLabel('Ticker')).toHaveValue('MSFT');
});
