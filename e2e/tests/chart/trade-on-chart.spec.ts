import { findings } from '../support/axe.ts';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { openOrders, TradeLinesOnChart } from '../support/trade-lines.ts';
import { Workstation } from '../support/workstation.ts';

test('bid and ask are the buttons that trade the size of the ticket', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const quote = page.getByRole('group', { name: 'Trade AAPL at the market' });
  const quantity = workstation.trade.getByLabel('Quantity');

  await quote.getByRole('button', { name: /^Buy AAPL at the ask/ }).click();
  await expect(page.getByText('Enter a quantity in the ticket (Trade) first')).toBeVisible();
  await expect(quantity).toBeFocused();

  await quantity.fill('3');
  await quote.getByRole('button', { name: /^Buy 3 AAPL at the ask \d/ }).click();
  await expect(page.getByText(/^Bought 3 AAPL/)).toBeVisible();
  await expect(quantity).toHaveValue('3');
  await quote.getByRole('button', { name: /^Sell 3 AAPL at the bid \d/ }).click();
  await workstation.sayYes();
  await expect(page.getByText(/^Sold 3 AAPL/)).toBeVisible();

  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  await quote.getByRole('button', { name: /^Buy 3/ }).click();
  await expect(workstation.question).toContainText('Buy 3 AAPL at the market?');
});

test('a chart of another ticker trades the shares of the ticket, and its exits are never dropped', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const { trade } = workstation;
  await trade.getByRole('button', { name: 'Group A of Trade' }).click();
  await page.getByRole('menuitemradio', { name: 'Group B' }).click();
  await trade.getByLabel('Quantity').fill('2');
  await workstation.row('META').click();
  const quote = page.getByRole('group', { name: 'Trade META at the market' });
  await quote.getByRole('button', { name: /^Buy 2 META at the ask/ }).click();
  await expect(page.getByText(/^Bought 2 META/)).toBeVisible();

  await trade.getByRole('button', { name: 'Exits' }).click();
  await trade.getByRole('textbox', { name: 'Stop loss' }).fill('2%');
  await quote.getByRole('button', { name: /^Buy/ }).click();
  await expect(page.getByText('The exits in the ticket (Trade) are for AAPL.')).toBeVisible();
  await page.getByRole('button', { name: 'Move the ticket to META' }).click();
  await expect(trade.getByLabel('Ticker')).toHaveValue('META');
  await trade.getByRole('textbox', { name: 'Stop loss' }).fill('2%');
  await quote.getByRole('button', { name: /^Buy 2 META with exits at the ask/ }).click();
  await expect
    .poll(async () => (await openOrders(request, server.url)).map(({ role }) => role))
    .toEqual(['stop_loss']);
});

test('a right click places a limit or a stop of the size of the ticket at that price', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  const lines = new TradeLinesOnChart(page);
  await expect(panel.legend).toContainText('Vol');
  await workstation.trade.getByLabel('Quantity').fill('4');

  const low = await panel.at(0.5, 0.8);
  await page.mouse.click(low.x, low.y, { button: 'right' });
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem')).toHaveText([
    /^Buy 4 limit [\d.]+$/,
    /^Set an alert at/,
    /^Draw a level at/,
  ]);
  const title = await menu.getByRole('menuitem').first().textContent();
  await menu.getByRole('menuitem').first().click();
  await expect(lines.line('Buy 4 limit')).toBeVisible();
  const [order] = await openOrders(request, server.url);
  expect(title).toBe(`Buy 4 limit ${order?.limit_price?.toFixed(2)}`);

  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  const high = await panel.at(0.5, 0.12);
  await page.mouse.click(high.x, high.y, { button: 'right' });
  await menu.getByRole('menuitem', { name: /^Buy 4 stop/ }).click();
  await expect(workstation.question).toContainText(/Buy 4 AAPL if it rises to \$/);
  await workstation.sayYes();
  await expect(lines.line('Buy 4 stop')).toBeVisible();
  expect(await findings(page), 'lines on the chart').toEqual([]);
});

test('the menu of the keyboard offers orders at the price of the crosshair', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await workstation.trade.getByLabel('Quantity').fill('2');
  await panel.readLastBar();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ContextMenu');
  await expect(page.getByRole('menuitem', { name: /^Buy 2 (limit|stop)/ }).first()).toBeVisible();
});

test('the position is dragged to a stop loss, and then to a take profit of the pair', async ({
  page,
  request,
  server,
}) => {
  const data = { ticker: 'AAPL', side: 'buy', quantity: 5 };
  expect((await request.post(`${server.url}/api/portfolio/trade`, { data })).status()).toBe(201);
  const workstation = await Workstation.open(page, server.url);
  const lines = new TradeLinesOnChart(page);
  await expect(lines.line('Held 5')).toBeVisible();

  await lines.grab('Held 5', 60);
  await expect(lines.line('Stop loss 5')).toContainText('\u22121.0R');
  await expect(page.getByText('Working: nothing is filled now')).toBeVisible();
  await lines.drop();
  await expect(lines.line('Sell 5 stop')).toBeVisible();
  await expect(lines.line('Held 5')).toBeVisible();

  await lines.grab('Held 5', -60);
  await expect(lines.line('Take profit 5')).toContainText('R');
  await expect(page.getByText('both are placed as a pair')).toBeVisible();
  await lines.drop();
  await expect(workstation.question).toContainText('The stop loss of the pair protects AAPL then.');
  await workstation.question.getByRole('button', { name: 'Cancel 1 order and place it' }).click();
  await expect(lines.line('Sell 5 take profit')).toBeVisible();
  await expect(lines.line('Sell 5 stop loss')).toBeVisible();
  const exits = await openOrders(request, server.url);
  expect(exits.map(({ role }) => role).sort()).toEqual(['stop_loss', 'take_profit']);
  expect(await findings(page), 'position and exits').toEqual([]);
});
