import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('BRK-B, BRK/B and BRK B are BRK.B in every field that takes a ticker', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const field = page.getByPlaceholder('Add ticker or company');
  await field.fill('brk/b');
  await field.press('Enter');
  await expect(workstation.row('BRK\\.B')).toBeVisible();
  await field.press('Escape');

  await workstation.order('Buy', '1', 'brk-b');
  await expect(page.getByText(/^Bought 1 BRK\.B at /)).toBeVisible();
  await workstation.order('Buy', '2', 'BRK B');
  await expect(page.getByText(/^Bought 2 BRK\.B at /)).toBeVisible();
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await workstation.command('buy 1 brk b', /^Buy 1 BRK\.B/);
  await expect(workstation.position('BRK.B')).toContainText('4');

  await workstation.order('Buy', '1', 'KO');
  await expect(page.getByText(/^Bought 1 KO at /)).toBeVisible();
  await page.getByRole('tab', { name: 'Blotter' }).click();
  const filter = page.getByRole('search', { name: 'Filter of the trades' });
  await filter.getByLabel('Ticker').fill('brk b');
  const rows = page.getByRole('region', { name: 'Trades' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'KO' })).toHaveCount(0);
});
