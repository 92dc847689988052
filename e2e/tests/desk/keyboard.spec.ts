import { scriptsWith } from '../support/scripts.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('every shortcut is listed, and leads back to where the focus was', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await workstation.row('MSFT').focus();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Shortcuts' });
  for (const title of ['Open the command line', 'Repeat the last order', 'Show the next ticker']) {
    await expect(list.getByText(title, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(workstation.row('MSFT')).toBeFocused();
});

test('an order is typed, placed and repeated by keys alone', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await page.keyboard.press('j');
  await expect(workstation.row('GOOGL')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('t');
  await expect(workstation.trade.getByLabel('Quantity')).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(workstation.sideButton('Buy')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Bought 2 GOOGL at /)).toHaveCount(1);
  await workstation.command('order keys', /^Switch the order keys/);
  await expect(page.getByRole('button', { name: 'Order keys on' })).toBeVisible();
  // The focus is in the ticket, for the next order.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+R');
  await expect(page.getByText(/^Bought 2 GOOGL at /)).toHaveCount(2);
  await expect(workstation.position('GOOGL')).toContainText('4');
});

test('keys move through the watchlist before other commands are there', async ({
  page,
  readOnlyServer,
}) => {
  // Never answered: the network may be that slow.
  await page.route(scriptsWith('Reset the layout'), () => {});
  const workstation = await Workstation.openFirst(page, readOnlyServer.url);
  await page.keyboard.press('j');
  await expect(workstation.row('GOOGL')).toHaveAttribute('aria-pressed', 'true');
});

test('keys do nothing while text is typed', async ({ page, readOnlyServer }) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const field = page.getByPlaceholder('Add ticker or company');
  await expect(field).toBeVisible();
  await page.keyboard.press('a');
  await expect(field).toBeFocused();
  await page.keyboard.type('jk?');
  await expect(field).toHaveValue('jk?');
  await expect(workstation.row('AAPL')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
