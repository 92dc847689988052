import type { Locator, Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const dock = (page: Page, id: string): Locator => page.locator(`[data-dock="${id}"]`);

const tabsOf = (page: Page, id: string): Promise<string[]> =>
  dock(page, id).getByRole('tab').allTextContents();

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
}

/** Presses on the tab and moves to a point, without releasing the button. */
async function dragTo(page: Page, handle: Locator, point: { x: number; y: number }): Promise<void> {
  const box = await boxOf(handle);
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(point.x, point.y, { steps: 6 });
}

const centerOf = async (element: Locator) => {
  const { x, y, width, height } = await boxOf(element);
  return { x: x + width / 2, y: y + height / 2 };
};

test('a panel is dragged to another dock, and a reload keeps it there', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const target = dock(page, 'left');
  await dragTo(page, tab(page, 'Orders'), await centerOf(target));
  await expect(page.getByTestId('panel-drag')).toContainText('Orders: Left');
  await page.mouse.up();
  await expect(page.getByTestId('panel-drag')).toHaveCount(0);
  await expect(tab(page, 'Orders')).toHaveAttribute('aria-selected', 'true');
  expect(await tabsOf(page, 'left')).toEqual(['Watchlist', 'Orders']);
  expect(await tabsOf(page, 'lower_1')).toEqual([
    'Positions',
    'Blotter',
    'Performance',
    'Ladder',
    'Tape',
  ]);

  await page.reload();
  await expect(page.getByRole('tabpanel', { name: 'Orders' })).toBeVisible();
  expect(await tabsOf(page, 'left')).toEqual(['Watchlist', 'Orders']);
  await tab(page, 'Watchlist').click();
  await expect(workstation.row('AAPL')).toBeVisible();
});

test('a tab is dropped between two others, at the mark', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const orders = await boxOf(tab(page, 'Orders'));
  await dragTo(page, tab(page, 'Value'), { x: orders.x + 4, y: orders.y + 10 });
  await page.mouse.up();
  await expect(tab(page, 'Value')).toHaveAttribute('aria-selected', 'true');
  expect(await tabsOf(page, 'lower_1')).toEqual([
    'Positions',
    'Value',
    'Orders',
    'Blotter',
    'Performance',
    'Ladder',
    'Tape',
  ]);
});

test('Escape cancels a drag, and a click is no drag', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const before = await tabsOf(page, 'lower_1');
  await dragTo(page, tab(page, 'Blotter'), await centerOf(dock(page, 'right')));
  await expect(page.getByTestId('panel-drag')).toContainText('Blotter: Right');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('panel-drag')).toHaveCount(0);
  await page.mouse.up();
  expect(await tabsOf(page, 'lower_1')).toEqual(before);
  await tab(page, 'Blotter').click();
  await expect(tab(page, 'Blotter')).toHaveAttribute('aria-selected', 'true');
  expect(await tabsOf(page, 'lower_1')).toEqual(before);
});

test('the head of a single panel is dragged, and its empty dock disappears and can be filled again', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const chart = page.locator('[data-area="chart"]');
  const { width } = await boxOf(chart);
  await workstation.trade.getByLabel('Quantity').fill('7');
  const head = page.locator('header[data-panel-handle="watchlist"]');
  await dragTo(page, head, await centerOf(dock(page, 'far_right')));
  await page.mouse.up();
  expect(await tabsOf(page, 'far_right')).toEqual(['Assistant', 'Watchlist']);
  await expect(dock(page, 'left')).toHaveCount(0);
  await expect.poll(async () => (await boxOf(chart)).width).toBeGreaterThan(width + 150);
  // The other panels stay as they are.
  await expect(workstation.trade.getByLabel('Quantity')).toHaveValue('7');

  const { x, y } = await boxOf(chart);
  await dragTo(page, tab(page, 'Heatmap'), { x: x + 20, y: y + 100 });
  await page.mouse.up();
  await expect(dock(page, 'left').getByRole('tabpanel', { name: 'Heatmap' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Maximize Heatmap' })).toBeInViewport({ ratio: 1 });
});

test('a panel is moved and closed by its menu and by keys, and opened again', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Move or close Positions' }).click();
  await page.getByRole('menuitemradio', { name: 'Right', exact: true }).click();
  expect(await tabsOf(page, 'right')).toEqual(['Trade', 'Positions']);

  await tab(page, 'Positions').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(tab(page, 'Positions')).toBeFocused();
  expect(await tabsOf(page, 'lower_1')).toEqual([
    'Positions',
    'Orders',
    'Blotter',
    'Performance',
    'Ladder',
    'Tape',
  ]);

  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Close Positions' }).click();
  await expect(tab(page, 'Positions')).toHaveCount(0);
  await page.getByRole('button', { name: 'Workspaces and panels' }).click();
  await page.getByRole('checkbox', { name: 'Positions' }).check();
  await expect(tab(page, 'Positions')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');

  await tab(page, 'Value').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close Value' }).click();
  await expect(tab(page, 'Value')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(tab(page, 'Value')).toBeFocused();
});

test('menus of panels and groups have no accessibility faults', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await page.getByRole('button', { name: 'Move or close Heatmap' }).click();
  expect(await findings(page, '[role=menu]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Group A of Trade' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Group B' })).toBeVisible();
  expect(await findings(page, '[role=menu]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Workspaces and panels' }).click();
  expect(await findings(page)).toEqual([]);
});
