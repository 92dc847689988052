import { expect, test } from './support/server.ts';
import { Workstation } from './support/workstation.ts';

test('a ticker is found by its company, added, and removed again', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const field = page.getByPlaceholder('Add ticker or company');
  await field.fill('paypal');
  await expect(page.getByRole('option', { name: /PYPL/ })).toBeVisible();
  await field.press('Enter');
  await expect(workstation.row('PYPL')).toBeVisible();
  await expect(workstation.price('PYPL')).toHaveText(/\d+\.\d{2}/);

  await workstation.row('PYPL').hover();
  await page.getByRole('button', { name: 'Remove PYPL from the watchlist' }).click();
  await expect(workstation.row('PYPL')).toHaveCount(0);
  await page.reload();
  await expect(workstation.row('AAPL')).toBeVisible();
  await expect(workstation.row('PYPL')).toHaveCount(0);
});

test('a held ticker that is no longer watched keeps its live price', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '3', 'NFLX');
  await expect(workstation.position('NFLX')).toBeVisible();
  await workstation.row('NFLX').hover();
  await page.getByRole('button', { name: 'Remove NFLX from the watchlist' }).click();
  await expect(workstation.row('NFLX')).toHaveCount(0);

  const before = await workstation.position('NFLX').innerText();
  await expect(workstation.position('NFLX')).not.toHaveText(before);
});
