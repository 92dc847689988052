import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const charts = (page: Page): Locator =>
  page.getByRole('application', { name: /^Price chart of/ }).filter({ visible: true });

const chart = (page: Page, number: number): Locator => page.locator(`[data-chart=chart_${number}]`);

const canvas = (page: Page, number: number): Locator =>
  chart(page, number).getByRole('application');

const press = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};

const interval = (page: Page): Locator =>
  page.getByRole('radiogroup', { name: 'Bar interval' }).getByRole('radio', { checked: true });

/** Puts a chart into a group by the menu of its chip. */
async function joinGroup(page: Page, number: number, group: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`(of )?Chart ${number}( has no group)?$`) })
    .filter({ hasText: /^[A-F\u2013]$/ })
    .click();
  await page.getByRole('menuitemradio', { name: group }).click();
}

test('two charts in two groups show two tickers, and lists change the active one', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await press(page, 'l 2');
  await expect(charts(page)).toHaveCount(2);
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of AAPL');
  // In one group, all show the selected ticker.
  await workstation.row('NVDA').click();
  await expect(canvas(page, 1)).toHaveAccessibleName('Price chart of NVDA');
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of NVDA');
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('NVDA');

  await joinGroup(page, 2, 'Group B');
  await expect(chart(page, 2)).toHaveAttribute('data-active', 'true');
  await workstation.row('MSFT').click();
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of MSFT');
  await expect(canvas(page, 1)).toHaveAccessibleName('Price chart of NVDA');
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('NVDA');

  await canvas(page, 1).click();
  await expect(chart(page, 1)).toHaveAttribute('data-active', 'true');
  await workstation.row('TSLA').click();
  await expect(canvas(page, 1)).toHaveAccessibleName('Price chart of TSLA');
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of MSFT');
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('TSLA');

  // A ticket in the other group follows that one.
  await page.getByRole('button', { name: 'Group A of Trade' }).click();
  await page.getByRole('menuitemradio', { name: 'Group B' }).click();
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('MSFT');

  await page.reload();
  await expect(canvas(page, 1)).toHaveAccessibleName('Price chart of TSLA');
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of MSFT');
});

test('keys, the toolbar and the command line act on the active chart', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await workstation.command('layout 4', /Charts: four/);
  await expect(charts(page)).toHaveCount(4);
  await expect(interval(page)).toHaveText('1m');
  await press(page, 'l l');
  await expect(chart(page, 2)).toHaveAttribute('data-active', 'true');
  await expect(interval(page)).toHaveText('1d');
  await press(page, 'i 6');
  await expect(interval(page)).toHaveText('1h');
  await page.getByRole('radio', { name: '15m' }).click();
  await canvas(page, 1).click();
  await expect(interval(page)).toHaveText('1m');
  await canvas(page, 2).click();
  await expect(interval(page)).toHaveText('15m');

  await workstation.command('group none', /out of its group/);
  await workstation.command('chart MSFT', /MSFT/);
  await expect(canvas(page, 2)).toHaveAccessibleName('Price chart of MSFT');
  await expect(canvas(page, 1)).toHaveAccessibleName('Price chart of AAPL');
});

test('one of several charts is maximized and restored, and fewer charts keep an active one', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await press(page, 'l 4');
  await expect(charts(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Maximize Chart 3' }).click();
  await expect(charts(page)).toHaveCount(1);
  await expect(canvas(page, 3)).toBeVisible();
  await expect(page.locator('[data-area=watchlist]')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(charts(page)).toHaveCount(4);

  await press(page, 'l 3');
  await expect(charts(page)).toHaveCount(2);
  const [upper, lower] = await Promise.all([1, 2].map((n) => chart(page, n).boundingBox()));
  expect(lower?.y).toBeGreaterThan((upper?.y ?? 0) + 40);
  await expect(chart(page, 1)).toHaveAttribute('data-active', 'true');
  await press(page, 'l 1');
  await expect(charts(page)).toHaveCount(1);
});

test('a line that is drawn on one chart appears on the other of the same ticker', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await press(page, 'l 2');
  await expect(charts(page)).toHaveCount(2);
  const lines = (number: number) => canvas(page, number).getAttribute('aria-describedby');
  const described = async (number: number) => {
    const id = await lines(number);
    return page.locator(`[id="${id}"]`).textContent();
  };
  await expect.poll(() => described(1)).toContain('bars of 1m');
  await canvas(page, 1).click({ button: 'right', position: { x: 120, y: 160 } });
  await page.getByRole('menuitem', { name: /^Draw a level at/ }).click();
  await expect.poll(() => described(1)).toContain('Lines drawn: 1');
  await expect.poll(() => described(2)).toContain('Lines drawn: 1');
});

test.describe('at 3440 pixels', () => {
  test.use({ viewport: { width: 3440, height: 1440 } });

  test('two charts and larger texts use the room', async ({ page, readOnlyServer }) => {
    await Workstation.open(page, readOnlyServer.url);
    await expect(charts(page)).toHaveCount(2);
    const size = await page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    );
    expect(size).toBeGreaterThan(17);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(3440);
  });
});
