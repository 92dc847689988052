import type { Page } from '@playwright/test';
import { FIFTY, tradeMany } from '../support/api.ts';
import { misfitTargets } from '../support/measures.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

// As narrow as phones are.
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const go = async (page: Page, tab: string) => {
  await page.getByRole('navigation').getByRole('button', { name: tab }).tap();
  await expect(page.locator('[data-area]:visible [aria-busy=true]')).toHaveCount(0);
};

/** Controls that no finger hits, and the page if it is wider than the screen. */
const faults = async (page: Page): Promise<string[]> => {
  const [width, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    visualViewport?.width ?? 0,
  ]);
  const isTooWide = (width ?? 0) > 360 || shown !== 360;
  return [...(isTooWide ? [`${width} of ${shown} pixels`] : []), ...(await misfitTargets(page))];
};

test('the total of the positions covers its whole width, whatever row lies below it', async ({
  page,
  request,
  server,
}) => {
  const held = FIFTY.slice(0, 30);
  await tradeMany(
    request,
    server.url,
    held.map((ticker) => ({ ticker, side: 'buy' as const, quantity: 0.1 })),
  );
  await Workstation.open(page, server.url);
  await go(page, 'Portfolio');
  await page.getByRole('tab', { name: 'Positions' }).tap();
  await expect(page.getByRole('rowheader', { name: 'Total' })).toBeVisible();
  for (const top of [0, 7, 23, 61]) {
    const through = await page.locator('tfoot tr').evaluate((total, scrolled) => {
      const scroller = total.closest('table')?.parentElement;
      scroller?.scrollTo({ top: scrolled });
      // Its cells stick to the bottom, the row itself does not.
      const row = (total.querySelector('th') ?? total).getBoundingClientRect();
      const { left, right } = (scroller ?? total).getBoundingClientRect();
      const hits: string[] = [];
      for (let x = left + 2; x < right - 2; x += 6) {
        for (const y of [row.top + 3, (row.top + row.bottom) / 2, row.bottom - 3]) {
          const hit = document.elementFromPoint(x, y);
          if (!hit?.closest('tfoot')) hits.push(`${x} ${y} ${hit?.outerHTML.slice(0, 80)}`);
        }
      }
      return hits;
    }, top);
    expect(through, `scrolled by ${top}`).toEqual([]);
  }
});

test('every control of every panel is large enough for a finger and overlaps no other', async ({
  page,
  readOnlyServerWithTrades,
}) => {
  const workstation = await Workstation.open(page, readOnlyServerWithTrades.url);
  const check = async (what: string) => expect(await faults(page), what).toEqual([]);

  await go(page, 'Watch');
  await expect(page.getByPlaceholder('Add ticker')).toBeVisible();
  await check('watchlist');
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).tap();
  await expect(page.getByRole('button', { name: /^Remove AAPL/ })).toBeVisible();
  await check('watchlist while it is edited');
  await page.getByPlaceholder('Add ticker').fill('micro');
  await expect(page.getByRole('option', { name: /Microsoft/ })).toBeVisible();
  await check('suggestions');
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).tap();

  await go(page, 'Chart');
  await expect(page.getByTestId('chart-legend')).toContainText('O ');
  await check('chart');
  for (const menu of [/^Indicators/, /^Compare/, /^Draw/, /^View/]) {
    await page.getByRole('button', { name: menu }).tap();
    await expect(page.locator('[role=menu], [role=dialog]').last()).toBeVisible();
    await check(`menu ${menu}`);
    await page.keyboard.press('Escape');
  }

  await go(page, 'Trade');
  await workstation.trade.getByLabel('Quantity').fill('5');
  await check('ticket');

  await go(page, 'Portfolio');
  for (const view of [
    'Positions',
    'Orders',
    'Heatmap',
    'Value',
    'Blotter',
    'Performance',
    'Ladder',
    'Tape',
  ]) {
    await page.getByRole('tab', { name: view }).tap();
    await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
    await check(view);
  }

  await go(page, 'Assistant');
  await check('assistant');
});

test('every control of the dialogs and menus of the header is large enough for a finger', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const check = async (what: string) => expect(await faults(page), what).toEqual([]);
  await workstation.openAssistantSettings();
  await expect(workstation.assistantSettings).toBeVisible();
  await check('assistant settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Price alerts/ }).tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check('alerts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Appearance, layout and help' }).tap();
  await check('appearance');
});

test('selling half and selling all lie apart, and nothing that removes a row lies beside its price', async ({
  page,
  readOnlyServerWithTrades,
}) => {
  await Workstation.open(page, readOnlyServerWithTrades.url);
  await go(page, 'Watch');
  await expect(page.getByRole('button', { name: /^Remove AAPL/ })).toBeHidden();
  await go(page, 'Portfolio');
  const half = await page.getByRole('button', { name: 'Sell half of AAPL' }).boundingBox();
  const all = await page.getByRole('button', { name: 'Close AAPL: sell all of it' }).boundingBox();
  expect((all?.x ?? 0) - ((half?.x ?? 0) + (half?.width ?? 0))).toBeGreaterThanOrEqual(8);
});
