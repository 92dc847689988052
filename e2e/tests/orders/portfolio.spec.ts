import type { Download } from '@playwright/test';
import { FIFTY, tradeMany } from '../support/api.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** The lines of a download that ends its lines with CR LF. */
async function linesOf(download: Download): Promise<string[]> {
  let text = '';
  for await (const chunk of await download.createReadStream()) text += chunk;
  return text.trim().split('\r\n');
}

test('a position is halved and closed from its row, by mouse and by keyboard', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '5', 'AAPL');
  const row = workstation.position('AAPL');
  await expect(row).toBeVisible();
  await workstation.settled();
  await row.getByRole('button', { name: 'Sell half of AAPL' }).click();
  await expect(page.getByText(/^Sold 2\.5 AAPL at /)).toBeVisible();
  await expect(row).toContainText('2.5');
  await row.getByRole('button', { name: /^Close AAPL/ }).focus();
  await page.keyboard.press('Enter');
  await workstation.sayYes();
  await expect(row).toHaveCount(0);
  await expect(page.getByText('No positions yet')).toBeVisible();
});

test('columns are chosen, and stay chosen', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '1', 'JPM');
  await page.getByRole('button', { name: 'Columns of the positions' }).click();
  await page.getByRole('checkbox', { name: 'Sector' }).check();
  await page.getByRole('checkbox', { name: 'Quantity' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(workstation.position('JPM')).toContainText('Financials');
  await page.reload();
  await expect(workstation.position('JPM')).toContainText('Financials');
  await expect(page.getByRole('columnheader', { name: 'Qty' })).toHaveCount(0);
});

test('fifty positions stand in the heatmap by sector, each to be found by its name', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(
    request,
    server.url,
    FIFTY.map((ticker, index) => ({
      ticker,
      side: 'buy' as const,
      quantity: (1 + (index % 5)) / 10,
    })),
  );
  await Workstation.open(page, server.url);
  await page.getByRole('button', { name: 'Maximize Heatmap' }).click();
  const map = page.getByLabel('Positions by weight and profit');
  await expect(map.getByRole('button')).toHaveCount(FIFTY.length);
  await expect(page.getByText('Health Care', { exact: true })).toBeVisible();
  await map.getByRole('button', { name: /^MSFT / }).hover();
  await expect(page.getByRole('tooltip')).toContainText('Information Technology');

  await page.getByRole('button', { name: 'Group by sector' }).click();
  await expect(page.getByText('Health Care', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const positions = page.getByRole('table').filter({ hasText: 'P&L %' });
  await expect(positions.getByRole('row')).toHaveCount(FIFTY.length + 2);
});

test('a thousand trades scroll, are narrowed and downloaded', async ({ page, request, server }) => {
  test.slow();
  await tradeMany(
    request,
    server.url,
    Array.from({ length: 1_000 }, (_, index) => ({
      ticker: index % 10 < 2 ? 'MSFT' : 'AAPL',
      side: index % 2 ? ('sell' as const) : ('buy' as const),
      quantity: 0.01,
    })).sort((a, b) => a.side.localeCompare(b.side)),
  );
  await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Blotter' }).click();
  const trades = page.getByRole('region', { name: 'Trades' });
  const table = trades.getByRole('table');
  await expect(table.getByRole('row').nth(3)).toContainText('Sell');

  // However many there are, only those in sight are in the page.
  await expect
    .poll(
      async () => {
        await trades.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return table.getAttribute('aria-rowcount');
      },
      { timeout: 20_000 },
    )
    .toBe('1001');
  await trades.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(table.locator('[aria-rowindex="1001"]')).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(80);

  const filter = page.getByRole('search', { name: 'Filter of the trades' });
  await filter.getByLabel('Side').selectOption('buy');
  await filter.getByLabel('Ticker').fill('msft');
  await expect(table.getByRole('row').nth(1)).toContainText('MSFT');
  await expect(table.getByRole('row').filter({ hasText: 'AAPL' })).toHaveCount(0);

  const downloaded = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const lines = await linesOf(await downloaded);
  expect(lines).toHaveLength(101);
  expect(lines.slice(1).every((line) => line.includes(',MSFT,buy,'))).toBe(true);

  await page.getByRole('button', { name: 'Format of the CSV' }).click();
  await page.getByRole('radio', { name: /^Semicolon/ }).check();
  await page.keyboard.press('Escape');
  const again = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const [header, ...rows] = await linesOf(await again);
  expect(header).toMatch(/^executed_at;id;ticker;side;quantity;/);
  expect(rows.map((row) => row.replaceAll(',', '.').replaceAll(';', ','))).toEqual(lines.slice(1));
});

test('the value curve has ranges, a benchmark and a drawdown', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '5', 'NVDA');
  await page.getByRole('tab', { name: 'Value' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Value' });
  await expect(panel.getByRole('img')).toHaveAttribute(
    'aria-label',
    /^Value from .* the watchlist in equal parts to .* largest drawdown /,
  );
  const asked = page.waitForResponse((response) => response.url().endsWith('/benchmark?range=all'));
  await page.getByRole('button', { name: 'all', exact: true }).click();
  expect((await asked).status()).toBe(200);
  await panel.hover({ position: { x: 120, y: 80 } });
  await expect(panel.getByText('Drawdown')).toBeVisible();
});

test('each figure of the performance explains itself', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('tab', { name: 'Performance' }).click();
  const figures = page.getByRole('region', { name: 'Performance in figures' });
  await expect(figures.locator('dt')).toHaveCount(9);
  for (const term of await figures.locator('dl > div').all()) {
    await expect(term.locator('dd').last()).toHaveText(/\w{3,}.*\./);
  }
});

test('a tile under the pointer does not move when weights change', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(request, server.url, [
    { ticker: 'AAPL', side: 'buy', quantity: 3 },
    { ticker: 'NVDA', side: 'buy', quantity: 4 },
    { ticker: 'JPM', side: 'buy', quantity: 2 },
  ]);
  const workstation = await Workstation.open(page, server.url);
  await page.getByRole('tab', { name: 'Heatmap' }).click();
  await workstation.trade.getByLabel('Ticker').fill('JPM');
  await workstation.trade.getByLabel('Quantity').fill('10');
  const tile = workstation.tile('JPM');
  const before = await tile.boundingBox();
  await tile.hover();
  const fetched = page.waitForResponse((response) => response.url().endsWith('/api/portfolio'));
  await workstation.buyWithoutPointer();
  await fetched;
  await expect(tile).toContainText('JPM');
  expect(await tile.boundingBox()).toEqual(before);
  await page.mouse.move(5, 5);
  await expect.poll(() => tile.boundingBox()).not.toEqual(before);
});
