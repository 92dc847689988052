import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('the tape lists the trades of the market and filters them by side and size', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Tape' }).click();
  const rows = page.getByRole('region', { name: 'Trades of AAPL' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'Sell' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'Buy' }).first()).toBeVisible();

  await page.getByRole('radio', { name: 'Buys' }).check();
  await expect(rows.filter({ hasText: 'Sell' })).toHaveCount(0);
  await expect(rows.filter({ hasText: 'Buy' }).first()).toBeVisible();

  await page.getByRole('textbox', { name: 'From' }).fill('100');
  await expect
    .poll(async () => {
      const sizes = await rows.locator('span:nth-child(3)').allTextContents();
      return sizes.length > 0 && sizes.every((size) => Number(size.replaceAll(',', '')) >= 100);
    })
    .toBe(true);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Buys' })).toBeChecked();
});

test('under the pointer the tape stays as it is and counts what is new', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Tape' }).click();
  const list = page.getByRole('region', { name: 'Trades of AAPL' });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await list.hover({ position: { x: 20, y: 10 } });
  const more = page.getByRole('button', { name: /^\d+ new$/ });
  await expect(more).toBeVisible();
  const paused = await list.getByRole('listitem').first().textContent();
  const count = await more.textContent();
  await expect(more).not.toHaveText(count ?? '');
  expect(await list.getByRole('listitem').first().textContent()).toBe(paused);
  // By the keyboard, because the button moves with its count and the pointer has to stay where it is.
  await more.press('Enter');
  await expect(list.getByRole('listitem').first()).not.toHaveText(paused ?? '');
});

test('own fills are marked, whatever the filter', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Tape' }).click();
  const rows = page.getByRole('region', { name: 'Trades of AAPL' }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('textbox', { name: 'From' }).fill('100000000');
  await expect(rows).toHaveCount(0);
  await workstation.order('Buy', '3', 'AAPL');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('You');
  await expect(rows.locator('span:nth-child(3)')).toHaveText('3');
});
