import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { misfitTargets } from '../support/measures.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Buys 2 AAPL by a limit order that is filled at once. */
async function buy(request: APIRequestContext, url: string): Promise<void> {
  const answer = await request.post(`${url}/api/orders`, {
    data: { ticker: 'AAPL', side: 'buy', quantity: 2, type: 'limit', limit_price: 2_000 },
  });
  expect(answer.status()).toBe(201);
}

const WHY = /Why this price: Bought 2 AAPL at \$/;

/** Opens the explanation with Enter, and closes it with Escape. */
async function askByKeys(page: Page, button: Locator): Promise<void> {
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Why this price' });
  await expect(dialog.getByText(/^Bought 2 AAPL at \$[\d.,]+, /)).toBeVisible();
  await expect(dialog.getByText('Quote seen')).toBeVisible();
  expect(await findings(page), 'explanation').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
}

test('a fill of the blotter and an order of the history say why they have their price', async ({
  page,
  request,
  server,
}) => {
  await buy(request, server.url);
  await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Blotter' }).click();
  const blotter = page.getByRole('tabpanel', { name: 'Blotter' });
  await askByKeys(page, blotter.getByRole('button', { name: WHY }));

  // The whole row answers the pointer.
  await blotter.getByRole('row', { name: WHY }).click({ position: { x: 60, y: 12 } });
  const dialog = page.getByRole('dialog', { name: 'Why this price' });
  await expect(dialog.getByText('Quote seen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('tab', { name: 'Orders' }).click();
  const orders = page.getByRole('tabpanel', { name: 'Orders' });
  await page.getByText('History', { exact: true }).click();
  await askByKeys(page, orders.getByRole('button', { name: WHY }));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a row of the blotter is large enough for a finger and opens the explanation', async ({
    page,
    request,
    server,
  }) => {
    await buy(request, server.url);
    await Workstation.open(page, server.url);
    await page.getByRole('navigation').getByRole('button', { name: 'Portfolio' }).tap();
    await page.getByRole('tab', { name: 'Blotter' }).tap();
    await expect(page.getByRole('button', { name: WHY })).toBeVisible();
    expect(await misfitTargets(page), 'blotter').toEqual([]);
    await page.getByRole('row', { name: WHY }).tap({ position: { x: 60, y: 22 } });
    const dialog = page.getByRole('dialog', { name: 'Why this price' });
    await expect(dialog.getByText('Quote seen')).toBeVisible();
    expect(await misfitTargets(page), 'explanation').toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toHaveCount(0);
  });
});

test('the ticket places a bracket with a trailing stop loss by its further terms', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const { trade } = workstation;
  await trade.getByLabel('Quantity').fill('2');
  await trade.getByLabel('Order type').selectOption('limit');
  await trade.getByRole('textbox', { name: 'Limit price' }).fill('100');
  await trade.getByRole('button', { name: 'Exits' }).click();
  await trade.getByRole('button', { name: 'More', exact: true }).click();
  await trade.getByRole('checkbox', { name: 'Post only' }).check();
  await trade.getByRole('checkbox', { name: 'Trailing stop loss' }).check();
  await trade.getByLabel('Stops trigger at').selectOption('bid_ask');
  await trade.getByRole('textbox', { name: 'Take profit' }).fill('120');
  await trade.getByRole('textbox', { name: 'Loss trail $/%' }).fill('5%');
  // Below the head of the ticket, which stays in view.
  await trade.getByLabel('Order type').evaluate((field) => field.scrollIntoView());
  expect(await findings(page), 'further terms').toEqual([]);
  await trade.getByRole('button', { name: /^Buy 2 AAPL at \$100\.00 or better, profit/ }).click();
  await expect(page.getByText(/^Placed: Buy 2 AAPL .*stop loss 5% from its high/)).toBeVisible();
  const answer = await request.get(`${server.url}/api/orders`);
  const { orders } = (await answer.json()) as { orders: Record<string, unknown>[] };
  expect(orders.find(({ role }) => role === 'entry')).toMatchObject({
    post_only: true,
    trigger: 'bid_ask',
  });
  expect(orders.find(({ role }) => role === 'stop_loss')).toMatchObject({
    type: 'trailing_stop',
    trail_percent: 5,
  });
});
