import type { APIRequestContext, Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const cents = (price: number) => Number(price.toFixed(2));

async function priceOf(request: APIRequestContext, url: string): Promise<number> {
  const answer = await request.get(`${url}/api/market/bars?ticker=AAPL&interval=1m&limit=1`);
  const { bars } = (await answer.json()) as { bars: { close: number }[] };
  return bars.at(-1)?.close ?? 0;
}

/** Opens the page, and waits until it knows the shares that are set aside for exits. */
async function openWithExits(page: Page, url: string): Promise<Workstation> {
  const workstation = await Workstation.open(page, url);
  await expect(workstation.position('AAPL')).toBeVisible();
  await expect(workstation.trade).toContainText('Free shares');
  return workstation;
}

/** Buys 5 AAPL and gives them a pair of exits that the market does not reach. */
async function buyWithExits(request: APIRequestContext, url: string): Promise<void> {
  const price = await priceOf(request, url);
  const order = { ticker: 'AAPL', quantity: 5 };
  await request.post(`${url}/api/portfolio/trade`, { data: { ...order, side: 'buy' } });
  const exits = {
    ...order,
    side: 'sell',
    order_class: 'oco',
    time_in_force: 'gtc',
    take_profit: { limit_price: cents(price * 1.5) },
    stop_loss: { stop_price: cents(price * 0.5) },
  };
  const placed = await request.post(`${url}/api/orders`, { data: exits });
  expect(placed.status()).toBe(201);
}

test('a stop loss is canceled after a yes only, and the focus stays in the table', async ({
  page,
  request,
  server,
}) => {
  await buyWithExits(request, server.url);
  const workstation = await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Orders' }).click();
  const orders = page.getByRole('tabpanel', { name: 'Orders' });
  const cancel = orders.getByRole('button', { name: /^Cancel: .*falls to/ });
  await cancel.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('AAPL is unprotected then.');
  expect(await findings(page), 'question').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(cancel).toBeFocused();

  const change = orders.getByRole('button', { name: /^Change: .*falls to/ });
  await change.focus();
  await page.keyboard.press('Enter');
  await expect(orders.getByRole('textbox', { name: 'Stop price' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(change).toBeFocused();

  await workstation.command('CANCEL AAPL', /Cancel the open AAPL orders/);
  await expect(question).toContainText('AAPL is unprotected then.');
  await workstation.sayYes();
  await expect(orders.getByText('No open orders')).toBeVisible();
});

test('a position is closed with its exits, which the history lists as they were placed', async ({
  page,
  request,
  server,
}) => {
  await buyWithExits(request, server.url);
  const workstation = await openWithExits(page, server.url);
  await page.getByRole('button', { name: /^Close AAPL/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Its 2 exits have the shares set aside');
  expect(await findings(page), 'question').toEqual([]);
  await question.getByRole('button', { name: 'Cancel its 2 exits and sell' }).click();
  await expect(page.getByText(/^Sold 5 AAPL/)).toBeVisible();
  await expect(workstation.position('AAPL')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Orders' }).click();
  await page.getByRole('radio', { name: 'History' }).check();
  const history = page.getByRole('region', { name: 'Order history' });
  const exit = history.getByRole('row').filter({ hasText: 'Stop loss' });
  await expect(exit).toContainText('0 / 5');
  await exit.getByRole('button').press('Enter');
  const details = page.getByRole('dialog', { name: 'How the order ended' });
  await expect(details).toContainText('0 of 5');
  expect(await findings(page), 'details').toEqual([]);
});

test('half of a position is half of all that is held, and the orders in its way are named', async ({
  page,
  request,
  server,
}) => {
  await buyWithExits(request, server.url);
  const workstation = await openWithExits(page, server.url);
  await page.getByRole('button', { name: 'Sell half of AAPL' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Sell 2.5 AAPL at the market?');
  await expect(question).toContainText('5 AAPL are held, and only 0 are free. Canceled first:');
  await expect(question).toContainText('AAPL is unprotected then.');
  expect(await findings(page), 'question').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Sell half of AAPL' }).click();
  await question.getByRole('button', { name: 'Cancel its 2 exits and sell' }).click();
  await expect(page.getByText(/^Sold 2\.5 AAPL/)).toBeVisible();
  await expect(workstation.position('AAPL')).toContainText('2.5');
});

test('half of a position is sold while its stop stays for the rest', async ({
  page,
  request,
  server,
}) => {
  const post = async (data: Record<string, unknown>) => {
    const answer = await request.post(`${server.url}/api/orders`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
  };
  await post({ ticker: 'AAPL', side: 'buy', quantity: 12 });
  await post({ ticker: 'AAPL', side: 'sell', type: 'stop', quantity: 12, stop_price: 1 });
  const workstation = await openWithExits(page, server.url);
  await page.getByRole('button', { name: 'Sell half of AAPL' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Sell 6 AAPL and keep the stop for 6' }).click();
  await expect(page.getByText(/^Sold 6 AAPL/)).toBeVisible();
  await expect(workstation.position('AAPL')).toContainText('6');
  const answer = await request.get(`${server.url}/api/orders?status=open`);
  const { orders } = (await answer.json()) as { orders: { type: string; quantity: number }[] };
  expect(orders).toMatchObject([{ type: 'stop', quantity: 6 }]);
});

test('orders out of sight are named at the edges of the chart, and a canceled exit with its pair', async ({
  page,
  request,
  server,
}) => {
  await buyWithExits(request, server.url);
  await Workstation.open(page, server.url);
  await page.getByRole('button', { name: /^Show AAPL, / }).click();
  const above = page.getByRole('list', { name: 'Orders above the prices shown' });
  await expect(above).toContainText('Sell 5 take profit');
  const below = page.getByRole('list', { name: 'Orders below the prices shown' });
  await expect(below).toContainText('Sell 5 stop loss');
  await page.getByRole('tab', { name: 'Orders' }).click();
  const orders = page.getByRole('tabpanel', { name: 'Orders' });
  await orders.getByRole('button', { name: /^Cancel: .*or better/ }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Its pair is canceled too:');
  await expect(question).toContainText('falls to');
});

test('a change says before that it fills at once, and is told as a fill', async ({
  page,
  request,
  server,
}) => {
  const price = await priceOf(request, server.url);
  const data = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit' };
  await request.post(`${server.url}/api/orders`, {
    data: { ...data, limit_price: cents(price * 0.8) },
  });
  await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Orders' }).click();
  const orders = page.getByRole('tabpanel', { name: 'Orders' });
  await orders.getByRole('button', { name: /^Change: Buy 1 AAPL/ }).click();
  const field = orders.getByRole('textbox', { name: 'Limit price' });
  await field.fill(String(cents(price * 1.2)));
  await expect(orders.getByText(/^Buys ≈ 1 at once/)).toBeVisible();
  await field.press('Enter');
  await expect(page.getByText(/^Bought 1 AAPL at \$/)).toBeVisible();
});
