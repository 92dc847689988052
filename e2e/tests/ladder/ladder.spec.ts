import type { Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';
import { LadderPage } from './ladder-page.ts';

/** Resolves once what was pressed before is on the screen: the ladder is written once per frame. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

test('while the ladder is not armed a click fills the ticket and places nothing', async ({
  page,
  request,
  server,
}) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.panel.getByRole('textbox', { name: /^Size of orders/ }).fill('2.5');
  await ladder.cell(-1, 'buy').hover();
  const price = await ladder.priceAt(-1);
  await ladder.cell(-1, 'buy').click();
  const { trade } = ladder.workstation;
  await expect(trade.getByLabel('Order type')).toHaveValue('limit');
  await expect(trade.getByRole('textbox', { name: 'Limit price' })).toHaveValue(
    String(Number(price)),
  );
  await expect(trade.getByLabel('Quantity')).toHaveValue('2.5');

  await ladder.cell(0, 'buy').hover();
  const above = await ladder.priceAt(0);
  await ladder.cell(0, 'buy').click();
  await expect(trade.getByLabel('Order type')).toHaveValue('stop');
  await expect(trade.getByRole('textbox', { name: 'Stop price' })).toHaveValue(
    String(Number(above)),
  );
  expect(await ladder.openOrders()).toEqual([]);
});

test('armed, a click places a limit, and a stop on the other side of the market, as it says before', async ({
  page,
  request,
  server,
}) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await ladder.cell(-1, 'buy').hover();
  await expect(ladder.cell(-1, 'buy')).toHaveAttribute('data-hint', 'Limit 1');
  const below = await ladder.priceAt(-1);
  await ladder.cell(-1, 'buy').click();
  await ladder.expectPlaced(-1);
  await expect(ladder.chip(-1)).toContainText('1');

  await ladder.cell(0, 'buy').hover();
  await expect(ladder.cell(0, 'buy')).toHaveAttribute('data-hint', 'Stop 1');
  const above = await ladder.priceAt(0);
  await ladder.cell(0, 'buy').click();
  await expect(ladder.chip(0)).toContainText('Stop 1');
  expect(await ladder.openTerms()).toEqual([`buy stop ${above} 1`, `buy limit ${below} 1`]);

  await page.reload();
  await expect(ladder.panel.getByRole('button', { name: 'Not armed' })).toBeVisible();
});

test('with Confirm on, an armed click asks first', async ({ page, request, server }) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  await ladder.cell(-1, 'buy').click();
  await expect(ladder.workstation.question).toContainText(/Buy 1 AAPL/);
  expect(await ladder.openOrders()).toEqual([]);
  await ladder.workstation.question.getByRole('button', { name: 'No', exact: true }).click();
  await expect(ladder.workstation.question).toHaveCount(0);
  expect(await ladder.openOrders()).toEqual([]);
});

test('keys move through the prices, place only while armed, and a sequence is no order', async ({
  page,
  request,
  server,
}) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.grid.focus();
  const cursor = ladder.grid.locator('tr[data-cursor]');
  await page.keyboard.press('ArrowDown');
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
  await expect(cursor).toHaveCount(1);
  const id = await cursor.getAttribute('id');
  await expect(ladder.grid).toHaveAttribute('aria-activedescendant', id ?? '');
  const price = await cursor.getByRole('rowheader').locator('span').last().textContent();

  await page.keyboard.press('b');
  await expect(page.getByText('b places no order: order keys are off.')).toBeVisible();
  expect(await ladder.openOrders()).toEqual([]);

  await ladder.arm();
  await ladder.grid.focus();
  await page.keyboard.press('ArrowDown');
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
  await painted(page);
  const chosen = await cursor.getByRole('rowheader').locator('span').last().textContent();
  await page.keyboard.press('b');
  await expect(cursor.locator('[data-chip]')).toContainText('1');
  expect(await ladder.openTerms()).toEqual([`buy limit ${chosen} 1`]);
  expect(price).not.toBe('');
  await page.keyboard.press('Delete');
  await expect(cursor.locator('[data-chip]')).toHaveCount(0);
  expect(await ladder.openOrders()).toEqual([]);

  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('tab', { name: 'Blotter' })).toHaveAttribute('aria-selected', 'true');
  expect(await ladder.openOrders()).toEqual([]);
});

test('the command line shows the ladder and the tape of a ticker', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('LADDER MSFT', /^Show the price ladder of MSFT/);
  await expect(page.getByRole('grid', { name: 'Price ladder of MSFT' })).toBeVisible();
  await workstation.command('TAPE NVDA', /^Show time and sales of NVDA/);
  await expect(page.getByRole('region', { name: 'Trades of NVDA' })).toBeVisible();
});
