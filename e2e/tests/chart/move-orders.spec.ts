import { expect, test } from '../support/server.ts';
import { cents, openOrders, placeLimitBelow, TradeLinesOnChart } from '../support/trade-lines.ts';
import { Workstation } from '../support/workstation.ts';

const NAME = 'Buy 5 limit';

test('a line is dragged with a preview, and the order has the price where it was dropped', async ({
  page,
  request,
  server,
}) => {
  const order = await placeLimitBelow(request, server.url);
  await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await expect(lines.line(NAME)).toContainText('%');

  await lines.grab(NAME, 30);
  await expect(page.getByText(/^Working: nothing is filled now/)).toBeVisible();
  const dropped = await lines.priceOf(NAME);
  expect(dropped).toBeLessThan(order.limit_price ?? 0);
  expect(dropped).toBe(cents(dropped));
  await lines.drop();
  await expect(page.getByText(/^Changed: Buy 5 AAPL/)).toBeVisible();
  expect(await openOrders(request, server.url)).toMatchObject([
    { replaces: order.id, limit_price: dropped },
  ]);
});

test('Escape takes a drag back, and nothing is sent', async ({ page, request, server }) => {
  const order = await placeLimitBelow(request, server.url);
  await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await expect(lines.line(NAME)).toBeVisible();
  await lines.grab(NAME, 30);
  await expect.poll(() => lines.priceOf(NAME)).not.toBe(order.limit_price);
  await page.keyboard.press('Escape');
  await expect.poll(() => lines.priceOf(NAME)).toBe(order.limit_price);
  await lines.drop();
  expect(await openOrders(request, server.url)).toMatchObject([{ id: order.id }]);
});

test('a drag asks before the change if orders are confirmed', async ({ page, request, server }) => {
  const order = await placeLimitBelow(request, server.url);
  const workstation = await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await expect(lines.line(NAME)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Confirm' }).check();

  await lines.grab(NAME, 30);
  await lines.drop();
  await expect(workstation.question).toContainText('Change the order to: Buy 5 AAPL at');
  await workstation.question.getByRole('button', { name: 'No' }).click();
  await expect.poll(() => lines.priceOf(NAME)).toBe(order.limit_price);
  expect(await openOrders(request, server.url)).toMatchObject([{ id: order.id }]);

  await lines.grab(NAME, 30);
  const dropped = await lines.priceOf(NAME);
  await lines.drop();
  await workstation.sayYes();
  await expect
    .poll(async () => (await openOrders(request, server.url))[0]?.limit_price)
    .toBe(dropped);
});

test('keys move a line by ticks, apply, take back and cancel', async ({
  page,
  request,
  server,
}) => {
  const order = await placeLimitBelow(request, server.url);
  const price = order.limit_price ?? 0;
  const workstation = await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await lines.line(NAME).focus();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => lines.priceOf(NAME)).toBe(cents(price - 0.11));
  await page.keyboard.press('Escape');
  await expect.poll(() => lines.priceOf(NAME)).toBe(price);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // The server has the change before the page has the order that replaces the one before.
  await expect(page.getByText(/^Changed: Buy 5 AAPL/)).toBeVisible();
  const [changed] = await openOrders(request, server.url);
  expect(changed?.limit_price).toBe(cents(price - 0.01));
  await expect(lines.line(NAME)).toBeFocused();

  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  await lines.line(NAME).focus();
  await page.keyboard.press('Delete');
  await expect(workstation.question).toContainText('Cancel this order?');
  await workstation.sayYes();
  await expect(lines.line(NAME)).toHaveCount(0);
  expect(await openOrders(request, server.url)).toEqual([]);
});

test('a fill during a drag ends it, and nothing is sent', async ({ page, request, server }) => {
  const order = await placeLimitBelow(request, server.url);
  const price = order.limit_price ?? 0;
  await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await expect(lines.line(NAME)).toBeVisible();
  await lines.grab(NAME, 30);
  await expect.poll(() => lines.priceOf(NAME)).not.toBe(price);

  // Another client raises the limit above the market, so that the order is filled at once.
  const raised = { data: { limit_price: cents(price * 1.02) } };
  const answer = await request.patch(`${server.url}/api/orders/${order.id}`, raised);
  expect(await answer.json()).toMatchObject({ order: { state: 'filled' } });
  await expect(page.getByText('Buy 5 limit: not moved')).toBeVisible();
  await expect(lines.line(NAME)).toHaveCount(0);
  await lines.drop();
  expect(await openOrders(request, server.url)).toEqual([]);
});
