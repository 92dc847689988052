import { type Alert, AlertsSchema } from '@finally/contract';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('an alert on a trend line follows it, goes with it and comes back with it', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const alerts = async (): Promise<readonly Alert[]> =>
    AlertsSchema.parse(await (await fetch(`${server.url}/api/alerts`)).json()).alerts;
  const froms = async () =>
    (await alerts()).map(({ terms }) => (terms.kind === 'line' ? terms.from.price : terms.kind));

  await panel.takeTool('Trend line');
  const from = await panel.at(0.3, 0.2);
  const to = await panel.at(0.9, 0.2);
  await page.mouse.click(from.x, from.y);
  await page.mouse.click(to.x, to.y);
  const between = { x: (from.x + to.x) / 2, y: from.y };
  await page.mouse.click(between.x, between.y, { button: 'right' });
  await page.getByRole('menuitemradio', { name: 'Beyond both ends' }).click();
  await page.mouse.click(between.x, between.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Alert when the price crosses this line' }).click();
  await expect
    .poll(async () => (await panel.drawings('AAPL')).map((line) => 'alert_id' in line))
    .toEqual([true]);
  const [set = 0] = await froms();

  await page.mouse.move(between.x, between.y);
  await page.mouse.down();
  await page.mouse.move(between.x, between.y - 10);
  await page.mouse.move(between.x, between.y - 20);
  await page.mouse.up();
  await expect(async () =>
    expect(Number((await froms())[0])).toBeGreaterThan(Number(set)),
  ).toPass();
  const moved = await froms();

  await panel.canvas.focus();
  await page.keyboard.press('Delete');
  await expect(async () => expect(await alerts()).toEqual([])).toPass();
  await page.keyboard.press('Control+z');
  await expect(async () => expect(await froms()).toEqual(moved)).toPass();

  await page.keyboard.press('n');
  const row = page.getByRole('dialog', { name: 'Price alerts' }).getByRole('listitem');
  await expect(row).toContainText(/crosses the extended line \(now about [\d.]+\)/);
});

test('an alert on an indicator is set from its pane, prefilled', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await workstation.command('rsi 9', /RSI 9/);
  // Below the pane of the prices.
  const pane = await panel.at(0.5, 1.15);
  await expect(async () => {
    await page.mouse.click(pane.x, pane.y, { button: 'right' });
    await page.getByRole('menuitem', { name: /Alert on RSI 9/ }).click({ timeout: 1_000 });
  }).toPass();
  const dialog = page.getByRole('dialog', { name: 'Price alerts' });
  await expect(dialog.getByLabel('Period')).toHaveValue('9');
  await expect(dialog.getByLabel('Value', { exact: true })).toHaveValue('70');
  await dialog.getByLabel('Value', { exact: true }).fill('99');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toContainText('RSI 9 on 1m crosses above 99');
});
