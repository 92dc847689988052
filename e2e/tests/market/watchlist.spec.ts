import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

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

test('rows are dragged to another place, which the server keeps', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const order = () =>
    page
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
  expect((await order()).slice(0, 3)).toEqual(['AAPL', 'GOOGL', 'MSFT']);
  const row = await workstation.row('AAPL').boundingBox();
  const target = await workstation.row('MSFT').boundingBox();
  if (!row || !target) throw new Error('The rows are not in sight.');
  await page.mouse.move(row.x + 4, row.y + row.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 4, target.y + target.height / 2, { steps: 5 });
  const moved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.mouse.up();
  expect((await moved).status()).toBe(204);
  await page.reload();
  await expect(workstation.row('AAPL')).toBeVisible();
  expect((await order()).slice(0, 3)).toEqual(['GOOGL', 'MSFT', 'AAPL']);
});

test('by keys a row is chosen, moved, removed and brought back', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await page.keyboard.press('w');
  await page.keyboard.press('ArrowDown');
  await expect(workstation.row('GOOGL')).toBeFocused();
  await expect(workstation.row('GOOGL')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('[data-row]').first()).toHaveAttribute('data-row', 'GOOGL');
  await expect(workstation.row('GOOGL')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(workstation.row('GOOGL')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-row]').first()).toHaveAttribute('data-row', 'GOOGL');
});

test('several lists are kept by the server, and all of them are followed', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).click();
  await page.getByLabel('Name of a new list').fill('Payments');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The watchlist is empty')).toBeVisible();
  await page.getByPlaceholder('Add ticker or company').fill('PYPL');
  await page.keyboard.press('Enter');
  await expect(workstation.price('PYPL')).toHaveText(/\d+\.\d{2}/);
  await page.reload();
  await expect(workstation.row('PYPL')).toBeVisible();
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await page.getByLabel('List shown').selectOption({ index: 0 });
  await expect(workstation.row('AAPL')).toBeVisible();
});

test('of a long list only what is in sight is on the page', async ({ page, server }) => {
  const { matches } = (await (
    await page.request.get(`${server.url}/api/market/search?q=a&limit=50`)
  ).json()) as { matches: { ticker: string }[] };
  expect(matches.length).toBeGreaterThan(30);
  for (const { ticker } of matches) {
    await page.request.post(`${server.url}/api/watchlist`, { data: { ticker } });
  }
  await Workstation.open(page, server.url);
  const list = page.getByRole('list', { name: 'Watchlist' });
  const total = Number(await list.locator('li').first().getAttribute('aria-setsize'));
  expect(total).toBeGreaterThan(30);
  expect(await list.locator('li').count()).toBeLessThan(total);
  await page.keyboard.press('w');
  await page.keyboard.press('End');
  await expect(list.locator(`li[aria-posinset="${total}"]`)).toBeVisible();
});

test('the columns are chosen: change, spread, and what was traded today', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('separator', { name: 'Resize Watchlist' }).focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).click();
  await page.getByLabel('Spread').check();
  await page.getByLabel('Volume').check();
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).click();
  const row = page.locator('[data-row="NVDA"]');
  await expect(row).toContainText(/\d(\.\d)?[KM]/);
  await page.reload();
  await expect(row).toContainText(/\d(\.\d)?[KM]/);
});
