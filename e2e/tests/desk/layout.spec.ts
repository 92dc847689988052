import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const area = (page: Page, name: string): Locator => page.locator(`[data-area="${name}"]`);

const widthOf = async (element: Locator): Promise<number> =>
  Math.round((await element.boundingBox())?.width ?? 0);

const splitter = (page: Page, name: string) => page.getByRole('separator', { name });

test('the desk is arranged as a trader expects it', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const box = async (name: string) => {
    const found = await area(page, name).boundingBox();
    if (!found) throw new Error(`${name} is not there`);
    return found;
  };
  const [watchlist, chart, trade, lower, chat] = await Promise.all(
    ['watchlist', 'chart', 'trade', 'lower', 'chat'].map(box),
  );
  if (!watchlist || !chart || !trade || !lower || !chat) throw new Error('an area is missing');
  expect(watchlist.x + watchlist.width).toBeLessThanOrEqual(chart.x);
  expect(chart.x + chart.width).toBeLessThanOrEqual(trade.x);
  expect(trade.x + trade.width).toBeLessThanOrEqual(chat.x);
  expect(chart.y + chart.height).toBeLessThanOrEqual(lower.y);
  expect(chart.width).toBeGreaterThan(watchlist.width);
});

test('a part is resized by dragging and by arrow keys, and a reload keeps it', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const watchlist = area(page, 'watchlist');
  const before = await widthOf(watchlist);
  const handle = await splitter(page, 'Resize Watchlist').boundingBox();
  if (!handle) throw new Error('there is nothing to drag');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + 200);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2 + 60, handle.y + 220, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(watchlist)).toBe(before + 60);

  await splitter(page, 'Resize Watchlist').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(watchlist)).toBe(before + 44);

  const lower = area(page, 'lower');
  const height = (await lower.boundingBox())?.height ?? 0;
  await splitter(page, 'Resize Portfolio').focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await lower.boundingBox())?.height).toBeGreaterThan(height);

  await page.reload();
  await expect.poll(() => widthOf(watchlist)).toBe(before + 44);
  await splitter(page, 'Resize Watchlist').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf(watchlist)).toBe(before);
});

test('a panel is maximized and restored by mouse and by keyboard', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Maximize Chart' }).click();
  await expect(area(page, 'watchlist')).toBeHidden();
  await expect.poll(() => widthOf(area(page, 'chart'))).toBeGreaterThan(1_400);
  await page.keyboard.press('Escape');
  await expect(area(page, 'watchlist')).toBeVisible();

  await page.getByRole('button', { name: 'Maximize Heatmap' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Heatmap' })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Positions' })).toBeHidden();
  // The focus stays on the button, which now restores.
  await expect(page.getByRole('button', { name: 'Restore Heatmap' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Positions' })).toBeVisible();
});

test('a folded part leaves its room to the others and stays folded', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const chart = area(page, 'chart');
  const before = await widthOf(chart);
  await page.getByRole('button', { name: 'Hide Assistant' }).click();
  await expect.poll(() => widthOf(chart)).toBeGreaterThan(before + 200);
  await page.reload();
  await page.getByRole('button', { name: 'Show Assistant' }).click();
  await expect.poll(() => widthOf(chart)).toBe(before);
});

test('tabs are chosen by arrow keys, and the ticker, tab and order of rows outlive a reload', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.row('TSLA').click();
  await page.getByRole('tab', { name: 'Heatmap' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Value' })).toBeFocused();
  await workstation.order('Buy', '1', 'AAPL');
  await workstation.order('Buy', '1', 'NVDA');
  await page.getByRole('columnheader', { name: 'Ticker' }).getByRole('button').click();

  await page.reload();
  await expect(page.getByRole('application', { name: 'Price chart of NVDA' })).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Value' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Ticker' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('storage that is broken is as good as none', async ({ page, readOnlyServer }) => {
  await page.addInitScript(() => {
    for (const name of ['layout', 'appearance', 'selection', 'views']) {
      localStorage.setItem(`finally.${name}`, '{"state":{"sizes":7,"theme":[]');
    }
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await Workstation.open(page, readOnlyServer.url);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(errors).toEqual([]);
});

test('theme and palette are chosen in a menu and stand before the first paint', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const root = page.locator('html');
  await page.getByRole('button', { name: 'Appearance, layout and help' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.getByRole('radio', { name: /Blue and orange/ }).check();
  await expect(root).toHaveAttribute('data-theme', 'light');
  await expect(root).toHaveAttribute('data-palette', 'color-blind');

  // What stands while no script of ours has come: the page itself dresses.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(readOnlyServer.url, { waitUntil: 'commit' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await expect(root).toHaveAttribute('data-palette', 'color-blind');
});

test('on a phone one panel has the screen, and a half-typed order waits', async ({
  page,
  readOnlyServer,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const go = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(area(page, 'chart')).toBeVisible();
  await expect(area(page, 'watchlist')).toBeHidden();
  await go('Trade');
  await workstation.trade.getByLabel('Ticker').fill('MSFT');
  await go('Watch');
  await expect(workstation.row('AAPL')).toBeVisible();
  await go('Trade');
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('MSFT');
});

test('the tab of the browser shows how the day goes', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  await expect(page).toHaveTitle(/^[+−]?\d+\.\d\d% · \$10,000\.00 · FinAlly$/);
  await expect(page.locator('link[data-day]')).toHaveAttribute('href', /^data:image\/svg\+xml/);
});
