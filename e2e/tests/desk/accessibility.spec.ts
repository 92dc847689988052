import { colorFindings, findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** What a tab of the desk changes, and what the navigation of a phone changes. */
const TABS = ['[data-area=lower]'];
const PANELS = ['nav', 'main'];

/**
 * All rules are checked in the first look, and in the others those that depend on colors, after the
 * first view only in the parts that change.
 */
const LOOKS = [
  ['dark', 'classic', findings, [], []],
  ['light', 'classic', colorFindings, TABS, PANELS],
  ['dark', 'color-blind', colorFindings, TABS, PANELS],
  ['light', 'color-blind', colorFindings, TABS, PANELS],
] as const;

for (const [theme, palette, findingsOf, tabs, panels] of LOOKS) {
  test.describe(`in the ${theme} theme with the ${palette} palette`, () => {
    test.beforeEach(async ({ page }) => {
      const state = { state: { theme, palette }, version: 1 };
      await page.addInitScript((text) => {
        localStorage.setItem('finally.appearance', text);
      }, JSON.stringify(state));
    });

    test('axe finds nothing on the desk, in any view', async ({
      page,
      readOnlyServer,
      readOnlyServerWithTrades,
    }) => {
      test.slow();
      await Workstation.open(page, readOnlyServer.url);
      await expect(page.getByText('No positions yet')).toBeVisible();
      expect(await findingsOf(page), 'empty').toEqual([]);
      const workstation = await Workstation.open(page, readOnlyServerWithTrades.url);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await expect(workstation.position('JPM')).toBeVisible();
      await workstation.row('TSLA').click();
      expect(await findingsOf(page), 'positions').toEqual([]);
      // Closed until it is opened.
      await page.keyboard.press('g');
      await page.keyboard.press('j');
      for (const view of [
        'Journal',
        'Orders',
        'Value',
        'Blotter',
        'Performance',
        'Ladder',
        'Tape',
      ]) {
        await page.getByRole('tab', { name: view }).click();
        await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
        expect(await findingsOf(page, ...tabs), view).toEqual([]);
      }
      await page.getByRole('button', { name: 'Appearance and layout' }).click();
      const menu = tabs.length === 0 ? [] : ['[role=menu], [role=dialog]'];
      expect(await findingsOf(page, ...menu), 'menu').toEqual([]);
    });

    test('axe finds nothing on a phone, in any panel', async ({
      page,
      readOnlyServerWithTrades,
    }) => {
      test.slow();
      await page.setViewportSize({ width: 390, height: 844 });
      await Workstation.open(page, readOnlyServerWithTrades.url);
      for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
        await page.getByRole('navigation').getByRole('button', { name: tab }).click();
        await expect(page.locator('main [aria-busy=true]:visible')).toHaveCount(0);
        expect(await findingsOf(page, ...panels), tab).toEqual([]);
      }
    });
  });
}

test('fills are told to a screen reader, and ticks are not', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '1', 'AAPL');
  const told = page.locator('[aria-live]').filter({ hasText: /^Bought 1 AAPL at/ });
  await expect(told).toHaveCount(1);
  await expect(page.locator('[aria-live] [data-live]')).toHaveCount(0);
});

test('with reduced motion nothing is animated', async ({ page, readOnlyServer }) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const price = workstation.price('NVDA');
  await expect(price).toHaveAttribute('data-flash', /./);
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(running).toBe(0);
});
