import type { Page } from '@playwright/test';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** The points that each tool needs, as fractions of the pane's width and height. */
const TOOLS: readonly [tool: string, kind: string, ...points: [number, number][]][] = [
  ['Trend line', 'trend', [0.1, 0.3], [0.2, 0.4]],
  ['Ray', 'trend', [0.1, 0.5], [0.2, 0.6]],
  ['Horizontal level', 'level', [0.5, 0.8]],
  ['Vertical line', 'vertical', [0.5, 0.5]],
  ['Parallel channel', 'channel', [0.1, 0.7], [0.2, 0.75], [0.2, 0.85]],
  ['Rectangle', 'rectangle', [0.3, 0.3], [0.4, 0.4]],
  ['Fibonacci retracement', 'fibonacci', [0.3, 0.6], [0.4, 0.45]],
  ['Measure', 'measure', [0.6, 0.7], [0.7, 0.6]],
  ['Arrow', 'arrow', [0.6, 0.3], [0.7, 0.4]],
  ['Long position', 'long', [0.75, 0.5], [0.85, 0.55]],
  ['Short position', 'short', [0.75, 0.75], [0.85, 0.7]],
];

async function open(page: Page, url: string): Promise<ChartPanel> {
  await Workstation.open(page, url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  return panel;
}

const kindsOf = async (panel: ChartPanel) => (await panel.drawings('AAPL')).map(({ kind }) => kind);

test('every tool draws click by click, and what it draws is there after a reload', async ({
  page,
  readOnlyServer,
}) => {
  const panel = await open(page, readOnlyServer.url);
  const expected: string[] = [];
  for (const [tool, kind, ...points] of TOOLS) {
    await panel.takeTool(tool);
    for (const [across, down] of points) {
      const { x, y } = await panel.at(across, down);
      await page.mouse.click(x, y);
    }
    expected.push(kind);
    await expect.poll(() => kindsOf(panel), tool).toEqual(expected);
  }
  await panel.takeTool('Brush');
  const from = await panel.at(0.45, 0.9);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(from.x + 6 * step, from.y - (step % 4) * 8);
  }
  await page.mouse.up();
  expected.push('brush');
  await expect.poll(() => kindsOf(panel)).toEqual(expected);
  await page.reload();
  await expect(panel.legend).toContainText('Vol');
  expect(await kindsOf(panel)).toEqual(expected);
  await expect(page.getByRole('button', { name: /^Draw 12/ })).toBeVisible();
});

test('a text is typed where it stands, changed, and undone', async ({ page, readOnlyServer }) => {
  const panel = await open(page, readOnlyServer.url);
  await panel.takeTool('Text');
  const place = await panel.at(0.4, 0.4);
  await page.mouse.click(place.x, place.y);
  const field = page.getByRole('textbox', { name: 'Text on the chart' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Breakout');
  await page.keyboard.press('Enter');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ text: 'Breakout' }]);
  await page.mouse.click(place.x + 20, place.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit the text' }).click();
  await expect(field).toHaveValue('Breakout');
  await field.fill('False breakout');
  await page.keyboard.press('Enter');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ text: 'False breakout' }]);
  await panel.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ text: 'Breakout' }]);
});

test('a locked line is neither moved nor deleted by keys; a copy of it is not locked', async ({
  page,
  readOnlyServer,
}) => {
  const panel = await open(page, readOnlyServer.url);
  await panel.takeTool('Horizontal level');
  const place = await panel.at(0.5, 0.5);
  await page.mouse.click(place.x, place.y);
  const choose = async (name: string) => {
    await page.mouse.click(place.x, place.y, { button: 'right' });
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await choose('Lock');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ is_locked: true }]);
  const [before] = await panel.drawings('AAPL');
  await panel.canvas.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Delete');
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x, place.y - 40);
  await page.mouse.up();
  expect(await panel.drawings('AAPL')).toEqual([before]);
  await choose('Duplicate');
  await expect
    .poll(() => panel.drawings('AAPL'))
    .toMatchObject([{ is_locked: true }, { is_locked: false }]);
  await choose('Unlock');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ is_locked: false }, {}]);
});

test('an alert follows its level, leaves with it and comes back with it', async ({
  page,
  server,
}) => {
  const panel = await open(page, server.url);
  const alerts = async () => {
    const answer = await page.request.get(`${server.url}/api/alerts`);
    const { alerts: all } = (await answer.json()) as {
      alerts: { state: string; upper: number | null; lower: number | null }[];
    };
    return all.map(({ upper, lower }) => upper ?? lower);
  };
  const price = async () => {
    const [level] = await panel.drawings('AAPL');
    return Number(level?.price?.toFixed(4));
  };
  await panel.takeTool('Horizontal level');
  const place = await panel.at(0.5, 0.25);
  await page.mouse.click(place.x, place.y);
  await page.mouse.click(place.x, place.y, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Alert at this level/ }).click();
  await expect.poll(price).toBeGreaterThan(0);
  const placed = await price();
  await expect.poll(alerts).toEqual([placed]);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x, place.y - 10);
  await page.mouse.move(place.x, place.y - 20);
  await page.mouse.up();
  await expect.poll(price).toBeGreaterThan(placed);
  const moved = await price();
  await expect.poll(alerts).toEqual([moved]);
  await panel.canvas.focus();
  await page.keyboard.press('Delete');
  await expect.poll(alerts).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(alerts).toEqual([moved]);
});
