import { colorFindings, findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** What a tab of the desk changes, what a menu adds, and what the navigation of a phone changes. */
const TABS = ['[data-area=lower]'];
const MENU = ['[role=menu], [role=dialog]'];
const PANELS = ['nav', 'main'];

/**
 * The whole page is checked first, and then the parts that change: by all rules in the first look,
 * and in the others by those that depend on colors.
 */
const LOOKS = [
  ['dark', 'classic', findings],
  ['light', 'classic', colorFindings],
  ['dark', 'color-blind', colorFindings],
  ['light', 'color-blind', colorFindings],
] as const;

for (const [theme, palette, findingsOf] of LOOKS) {
  test.describe(`in the ${theme} theme with the ${palette} palette`, () => {
    test.beforeEach(async ({ page }) => {
      const state = { state: { theme, palette }, version: 1 };
      await page.addInitScript((text) => {
        localStorage.setItem('finally.appearance', text);
      }, JSON.stringify(state));
    });

    test('axe finds nothing in any view of the desk, nor in any panel of a phone', async ({
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
        expect(await findingsOf(page, ...TABS), view).toEqual([]);
      }
      // Panels that are closed until they are opened.
      for (const [view, keys] of Object.entries({ Movers: 'gm', News: 'gn', Scanner: 'gx' })) {
        await page.keyboard.press('Escape');
        for (const key of keys) await page.keyboard.press(key);
        await expect(page.getByRole('tab', { name: view, selected: true })).toBeVisible();
        await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
        expect(await findingsOf(page, ...TABS), view).toEqual([]);
      }
      await page.getByRole('button', { name: 'Appearance, layout and help' }).click();
      expect(await findingsOf(page, ...MENU), 'menu').toEqual([]);

      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 390, height: 844 });
      for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
        await page.getByRole('navigation').getByRole('button', { name: tab }).click();
        await expect(page.locator('main [aria-busy=true]:visible')).toHaveCount(0);
        expect(await findingsOf(page, ...(tab === 'Watch' ? [] : PANELS)), tab).toEqual([]);
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
