import type { Locator } from '@playwright/test';
import { priceOf } from '../support/api.ts';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const APPEARS_MS_MAX = 1_000;

const cents = (price: number) => price.toFixed(2);

/** Shows the panel of orders. */
async function openOrders({ page }: Workstation): Promise<Locator> {
  await page.getByRole('tab', { name: 'Orders' }).click();
  return page.getByRole('tabpanel', { name: 'Orders' });
}

/** What the chart says to screen readers, which names the lines that it draws. */
const chartSummary = ({ page }: Workstation) => page.getByText(/^AAPL in bars of/);

test('a limit order is placed by the ticket, shows in panel and chart, is changed and canceled', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const orders = await openOrders(workstation);
  await expect(orders.getByText('No open orders')).toBeVisible();
  const price = await priceOf(request, server.url, 'AAPL');
  const limit = cents(price * 0.9);

  await workstation.trade.getByLabel('Quantity').fill('5');
  await workstation.trade.getByLabel('Order type').selectOption('limit');
  await workstation.trade.getByRole('textbox', { name: 'Limit price' }).fill(limit);
  await expect(workstation.trade.getByText(/^working/)).toBeVisible();
  await workstation.trade
    .getByRole('button', { name: `Buy 5 AAPL at $${limit} or better` })
    .click();
  await expect(page.getByText(`Placed: Buy 5 AAPL at $${limit} or better`)).toBeVisible();

  const row = orders.getByRole('row').filter({ hasText: 'AAPL' });
  await expect(row).toContainText(limit);
  await expect(row).toContainText('Working');
  await expect(chartSummary(workstation)).toContainText(`Open orders: Buy 5 limit at ${limit}`);
  expect(await findings(page), 'open orders').toEqual([]);

  const changed = cents(price * 0.9 + 0.01);
  await orders.getByRole('button', { name: /^Change: Buy 5 AAPL/ }).click();
  expect(await findings(page), 'form').toEqual([]);
  await orders.getByRole('textbox', { name: 'Limit price' }).press('ArrowUp');
  await orders.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(row).toContainText(changed);
  await expect(chartSummary(workstation)).toContainText(`Buy 5 limit at ${changed}`);

  await orders.getByRole('button', { name: /^Cancel: Buy 5 AAPL/ }).click();
  await expect(orders.getByText('No open orders')).toBeVisible();
  await page.getByRole('radio', { name: 'History' }).check();
  await expect(page.getByRole('region', { name: 'Order history' })).toContainText(
    'Canceled: on request',
  );
  expect(await findings(page), 'history').toEqual([]);
});

test('a price between two ticks is refused at its field, and the order stays', async ({
  page,
  request,
  server,
}) => {
  const limit = cents((await priceOf(request, server.url, 'AAPL')) * 0.9);
  const data = { ticker: 'AAPL', side: 'buy', quantity: 5, type: 'limit', limit_price: +limit };
  await request.post(`${server.url}/api/orders`, { data });
  const workstation = await Workstation.open(page, server.url);
  const orders = await openOrders(workstation);
  await orders.getByRole('button', { name: /^Change: Buy 5 AAPL/ }).click();
  const field = orders.getByRole('textbox', { name: 'Limit price' });
  await field.fill(`${limit}5`);
  await field.press('Enter');
  await expect(orders.getByRole('alert')).toContainText('is between two ticks');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(orders.getByRole('row').filter({ hasText: 'AAPL' }).first()).toContainText(limit);
});

test('a stop that the market reaches is filled, and a toast and the history say so', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '5', 'AAPL');
  await expect(page.getByText(/^Bought 5 AAPL/)).toBeVisible();
  // A cent behind the best price: the next fall of the price reaches it.
  await workstation.command('SELL ALL AAPL TRAIL 0.01', /Sell 5 AAPL if it falls \$0\.01/);
  await expect(page.getByText(/^Sold 5 AAPL at \$/)).toBeVisible({ timeout: 30_000 });
  await expect(workstation.position('AAPL')).toHaveCount(0);
  await openOrders(workstation);
  await page.getByRole('radio', { name: 'History' }).check();
  const ended = page.getByRole('region', { name: 'Order history' }).getByRole('row');
  await expect(ended.filter({ hasText: 'Trailing stop' })).toContainText('Filled');
});

test('an order of another client appears within a second, and its cancellation is told', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const orders = await openOrders(workstation);
  await expect(orders.getByText('No open orders')).toBeVisible();
  const limit = cents((await priceOf(request, server.url, 'AAPL')) * 0.9);
  const data = {
    ticker: 'AAPL',
    side: 'buy',
    quantity: 2,
    type: 'limit',
    limit_price: +limit,
    time_in_force: 'gtc',
    order_class: 'bracket',
    take_profit: { limit_price: +cents(+limit * 1.2) },
    stop_loss: { stop_price: +cents(+limit * 0.9) },
  };
  const placed = await request.post(`${server.url}/api/orders`, { data });
  const { order } = (await placed.json()) as { order: { id: string } };
  const begun = performance.now();
  await expect(orders.getByRole('row').filter({ hasText: 'Stop loss' })).toBeVisible();
  expect(performance.now() - begun).toBeLessThan(APPEARS_MS_MAX);
  await expect(orders.getByRole('row').filter({ hasText: 'AAPL' })).toHaveText([
    /Entry, limit/,
    /Take profit/,
    /Stop loss/,
  ]);
  await request.delete(`${server.url}/api/orders/${order.id}`);
  await expect(page.getByText(/^Buy 2 AAPL at .*: canceled on request$/)).toBeVisible();
  await expect(orders.getByText('No open orders')).toBeVisible();
});

test('CANCEL ALL cancels after a yes, CANCEL with a ticker without one', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const orders = await openOrders(workstation);
  for (const ticker of ['AAPL', 'NVDA', 'TSLA']) {
    const limit = cents((await priceOf(request, server.url, ticker)) * 0.9);
    await workstation.command(
      `BUY 1 ${ticker} LMT ${limit} GTC`,
      new RegExp(`^Buy 1 ${ticker} at`),
    );
    await expect(orders.getByRole('row').filter({ hasText: ticker })).toBeVisible();
  }
  await workstation.command('CANCEL NVDA', /Cancel the open NVDA orders/);
  await expect(orders.getByRole('row').filter({ hasText: 'NVDA' })).toHaveCount(0);
  await workstation.command('CANCEL ALL', /Cancel all open orders/);
  await workstation.sayYes();
  await expect(orders.getByText('No open orders')).toBeVisible();
});
