import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('a key that was changed by mouse is kept after a reload, shown where it works, and runs', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Appearance, layout and help' }).click();
  await page.getByRole('button', { name: 'Shortcuts and their keys' }).click();
  const search = page.getByRole('searchbox', { name: 'Search shortcuts' });
  await expect(search).toBeFocused();
  const clashing = await page.getByRole('listitem').evaluateAll((lines) => {
    const keys = lines
      .filter((line) => line.querySelector('button'))
      .flatMap((line) => [...line.querySelectorAll('span:has(> kbd)')])
      .map((shown) =>
        [...shown.querySelectorAll('kbd')].map((cap) => `${cap.textContent} `).join(''),
      );
    return keys.filter((key, index) =>
      keys.some((other, place) => place !== index && other.startsWith(key)),
    );
  });
  expect(clashing, 'default keys that clash').toEqual([]);
  await search.fill('command line');
  await page.getByRole('button', { name: 'Change the keys of: Open the command line' }).click();
  await page.keyboard.press('Control+w');
  await expect(page.getByText('Ctrl+W belongs to the browser.')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('y');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'FinAlly' })).toBeAttached();
  // The key is known before the page hears keys itself.
  await page.keyboard.type('yMSFT');
  const line = page.getByRole('combobox', { name: 'Command' });
  await expect(line).toHaveValue('MSFT');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Type a ticker, an order/ })).toHaveAttribute(
    'title',
    'Open the command line (y)',
  );
});

test('the tour waits for what the person does, takes no key, and goes on where it was left', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Or take the tour of ten steps' }).click();
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toContainText('1/10');
  await workstation.row('MSFT').click();
  await expect(tour).toContainText('2/10');
  await page.getByRole('application', { name: 'Price chart of MSFT' }).click();
  await expect(tour).toContainText('3/10');
  await page.keyboard.press('i');
  await page.keyboard.press('4');
  await expect(tour).toContainText('4/10');
  await tour.getByRole('button', { name: 'Show me' }).click();
  await expect(workstation.trade.getByLabel('Quantity')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tour).toBeVisible();
  await tour.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(tour).toHaveCount(0);
  await workstation.command('tour', /^Tour: ten first steps/);
  await expect(tour).toContainText('4/10');
});

test('the page can be installed, is skipped through by Tab, and prints the account alone', async ({
  page,
  readOnlyServerWithTrades: server,
}) => {
  await Workstation.open(page, server.url);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);

  const chart = page.getByRole('application', { name: /^Price chart of/ });
  await expect(chart).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the chart' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chart).toBeFocused();

  await page.evaluate(() => {
    Object.assign(globalThis, { print: () => dispatchEvent(new Event('beforeprint')) });
  });
  await page.keyboard.press('Control+p');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'FinAlly: paper account' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(3);
  await expect(page.getByRole('cell', { name: 'NVDA' }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Trade' })).toHaveCount(0);
});
