import type { APIRequestContext } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { LadderPage } from './ladder-page.ts';

async function place(
  request: APIRequestContext,
  url: string,
  order: Record<string, unknown>,
): Promise<void> {
  const answer = await request.post(`${url}/api/orders`, { data: { ticker: 'AAPL', ...order } });
  expect(answer.status(), await answer.text()).toBe(201);
}

test('a chip that is dragged to another row changes the order, and Escape leaves it', async ({
  page,
  request,
  server,
}) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await ladder.cell(-1, 'buy').click();
  const chip = ladder.chip(-1);
  await expect(chip).toBeVisible();
  const from = await ladder.priceAt(-1);
  const to = await ladder.priceAt(-2);

  const drag = async () => {
    await chip.hover();
    await page.mouse.down();
    const target = await ladder.row(-2).boundingBox();
    if (!target) throw new Error('the row is not visible');
    await page.mouse.move(target.x + 30, target.y + target.height / 2, { steps: 4 });
    await expect(ladder.panel.getByText(`Move buy 1 to ${to}`)).toBeVisible();
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await ladder.openTerms()).toEqual([`buy limit ${from} 1`]);
  await drag();
  await page.mouse.up();
  await expect(ladder.chip(-2)).toBeVisible();
  await expect(ladder.chip(-1)).toHaveCount(0);
  expect(await ladder.openTerms()).toEqual([`buy limit ${to} 1`]);
});

test('orders are canceled one by one, by side, and all of the ticker', async ({
  page,
  request,
  server,
}) => {
  await place(request, server.url, { side: 'buy', quantity: 4 });
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await ladder.cell(-1, 'buy').click();
  await ladder.expectPlaced(-1);
  expect(await findings(page)).toEqual([]);
  await ladder.cell(-2, 'buy').click();
  await ladder.expectPlaced(-2);
  await ladder.cell(0, 'sell').click();
  await ladder.expectPlaced(0);
  expect(await ladder.openOrders()).toHaveLength(3);

  await ladder
    .row(-2)
    .getByRole('button', { name: /^Cancel buy 1 at / })
    .click();
  await expect(ladder.chip(-2)).toHaveCount(0);
  await ladder.panel.getByRole('button', { name: 'Buys: cancel all buy orders of AAPL' }).click();
  await expect(ladder.chip(-1)).toHaveCount(0);
  expect((await ladder.openOrders()).map(({ side }) => side)).toEqual(['sell']);
  await ladder.panel.getByRole('button', { name: 'Cancel all AAPL orders' }).click();
  await expect(ladder.chip(0)).toHaveCount(0);
  expect(await ladder.openOrders()).toEqual([]);
});

test('no column moves with a position, and the head says which ticker it is of', async ({
  page,
  request,
  server,
}) => {
  const ladder = await LadderPage.open(page, request, server.url);
  await expect(ladder.panel.getByRole('heading', { name: /^AAPL Apple/ })).toBeVisible();
  const places = () =>
    ladder
      .row(0)
      .locator('td, th')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).offsetLeft));
  const before = await places();
  await place(request, server.url, { side: 'buy', quantity: 4 });
  await expect(ladder.panel.getByText(/^4 at /)).toBeVisible();
  expect(await places()).toEqual(before);
  await ladder.workstation.command('CHART MSFT', /^Show MSFT/);
  await expect(ladder.panel.getByRole('heading', { name: /^MSFT Microsoft/ })).toBeVisible();
  await expect(ladder.panel.getByRole('button', { name: 'Flatten MSFT' })).toBeVisible();
});

test('Flatten sells the position after one question and cancels what is left', async ({
  page,
  request,
  server,
}) => {
  await place(request, server.url, { side: 'buy', quantity: 4 });
  await place(request, server.url, { ticker: 'V', side: 'buy', quantity: 2 });
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await ladder.cell(-1, 'buy').click();
  await ladder.expectPlaced(-1);
  await expect(ladder.panel.getByText(/^4 at /)).toBeVisible();

  await ladder.panel.getByRole('button', { name: 'Flatten' }).click();
  await expect(ladder.workstation.question).toContainText('AAPL');
  expect(await ladder.held('AAPL')).toBe(4);
  await ladder.workstation.question.getByRole('button', { name: 'Yes, sell' }).click();
  await expect(ladder.panel.getByText('Nothing held')).toBeVisible();
  await expect(ladder.chip(-1)).toHaveCount(0);
  expect(await ladder.openOrders()).toEqual([]);
  expect([await ladder.held('AAPL'), await ladder.held('V')]).toEqual([0, 2]);
});

test('a position marks its cost, and shows its profit at each price', async ({
  page,
  request,
  server,
}) => {
  await place(request, server.url, { side: 'buy', quantity: 4 });
  const ladder = await LadderPage.open(page, request, server.url);
  await expect(ladder.grid.getByText(/Cost/)).toBeVisible();
  await expect(ladder.row(0).locator('td').last()).toHaveText(/^\+\$/);
  await expect(ladder.row(-1).locator('td').last()).toHaveText(/^\u2212\$/);
  await ladder.panel.getByRole('button', { name: 'Reverse' }).click({ force: true });
  await expect(page.getByText('A position cannot be reversed.')).toBeVisible();
});
