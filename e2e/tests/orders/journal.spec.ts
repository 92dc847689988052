import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('a trade gets a note and a picture, and the journal leads from the day to it', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '2', 'AAPL');
  // The fill moves the focus to the quantity, where keys are text.
  await expect(workstation.trade.getByLabel('Quantity')).toBeFocused();
  await page.locator('body').click({ position: { x: 300, y: 12 } });
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  const open = page.getByRole('button', { name: /^Write a journal entry: Bought 2 AAPL/ });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Journal entry' });
  await dialog.getByRole('button', { name: 'Take a picture of the chart' }).click();
  const picture = dialog.getByRole('img', { name: /The chart as it was kept/ });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  await dialog.getByLabel('Note', { exact: true }).fill('Bought the breakout');
  await dialog.getByLabel('Tags, divided by commas').fill('breakout');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByRole('button', { name: /^Journal entry, tagged breakout: Bought 2 AAPL/ }),
  ).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page.getByRole('list', { name: 'Journal entries' })).toContainText(
    'Bought the breakout',
  );
  await page
    .getByRole('grid')
    .getByRole('button', { name: /in 1 trade$/ })
    .click();
  await expect(page.getByLabel('Trading day')).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await expect(page.getByRole('table', { name: 'Trades, newest first' })).toContainText('AAPL');
});
