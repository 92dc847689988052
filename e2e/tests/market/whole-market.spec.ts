import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('the movers lead into chart and ticket by keyboard alone', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.keyboard.press('/');
  await page.keyboard.type('losers');
  await page.keyboard.press('Enter');
  const movers = page.getByRole('table', { name: 'The largest losses today' });
  const first = movers.locator('[data-row]').first();
  await first.focus();
  const ticker = (await first.getAttribute('data-row')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('application', { name: `Price chart of ${ticker}` })).toBeVisible();
  await first.focus();
  await first.dispatchEvent('contextmenu');
  await page.getByRole('menuitem', { name: `Buy or sell ${ticker}` }).click();
  const ticket = page.getByLabel('Trade', { exact: true });
  await expect(ticket.getByLabel('Quantity')).toBeFocused();
  await expect(ticket.getByLabel('Ticker', { exact: true })).toHaveValue(ticker);
});

test('a scan is saved, turned into an alert, and found again by its name', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await page.getByLabel('Figure of condition 2').selectOption('price');
  await page.getByLabel('Value of condition 2').fill('1');
  await page.getByLabel('Value of condition 1').fill('-100');
  await expect(page.getByRole('table', { name: 'Tickers that match the scan' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the scan' }).click();
  await page.getByLabel('Name of the scan').fill('Everything');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Alert me if a ticker enters Everything' }).click();
  await page.reload();
  await page.keyboard.press('/');
  await page.keyboard.type('scan everything');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Scan', { exact: true })).toContainText('Everything (alert)');
  await expect(
    page.getByRole('button', { name: 'Turn the alert of Everything off' }),
  ).toBeVisible();
});
