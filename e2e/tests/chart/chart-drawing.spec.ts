import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('lines are drawn click by click, moved, kept over a reload and deleted', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');

  await panel.takeTool('Horizontal level');
  const level = await panel.at(0.5, 0.5);
  await page.mouse.click(level.x, level.y);
  await expect.poll(async () => (await panel.drawings('AAPL')).length).toBe(1);
  const [drawn] = await panel.drawings('AAPL');

  await page.mouse.move(level.x, level.y);
  await page.mouse.down();
  await page.mouse.move(level.x, level.y - 20);
  await page.mouse.move(level.x, level.y - 40);
  await page.mouse.up();
  const [dragged] = await panel.drawings('AAPL');
  expect(dragged?.price).toBeGreaterThan(drawn?.price ?? Number.POSITIVE_INFINITY);

  await panel.takeTool('Trend line');
  const from = await panel.at(0.2, 0.7);
  const to = await panel.at(0.7, 0.75);
  await page.mouse.click(from.x, from.y);
  await page.mouse.click(to.x, to.y);
  await expect
    .poll(async () => (await panel.drawings('AAPL')).map(({ kind }) => kind))
    .toEqual(['level', 'trend']);

  await page.reload();
  await expect(panel.legend).toContainText('Vol');
  const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  await page.mouse.click(between.x, between.y);
  await panel.canvas.focus();
  await page.keyboard.press('Delete');
  await expect
    .poll(async () => (await panel.drawings('AAPL')).map(({ kind }) => kind))
    .toEqual(['level']);
});

test('lines belong to their ticker', async ({ page, readOnlyServer }) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await panel.takeTool('Horizontal level');
  const place = await panel.at(0.5, 0.5);
  await page.mouse.click(place.x, place.y);
  await expect(page.getByRole('button', { name: /^Draw 1/ })).toBeVisible();
  await workstation.row('MSFT').click();
  await expect(page.getByRole('application', { name: 'Price chart of MSFT' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Draw$/ })).toBeVisible();
  expect(await panel.drawings('MSFT')).toEqual([]);
});

test('a line is drawn, moved and deleted without a mouse', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const draw = page.getByRole('button', { name: /^Draw/ });
  await draw.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(panel.canvas).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await panel.drawings('AAPL')).map(({ kind }) => kind))
    .toEqual(['trend']);
  const before = JSON.stringify(await panel.drawings('AAPL'));
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => JSON.stringify(await panel.drawings('AAPL'))).not.toBe(before);
  await page.keyboard.press('Delete');
  await expect.poll(() => panel.drawings('AAPL')).toEqual([]);
});

test('Escape lays the tool down and draws nothing', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await panel.takeTool('Trend line');
  const place = await panel.at(0.5, 0.5);
  await page.mouse.click(place.x, place.y);
  await page.keyboard.press('Escape');
  await page.mouse.click(place.x, place.y + 30);
  await page.mouse.click(place.x - 60, place.y);
  expect(await panel.drawings('AAPL')).toEqual([]);
});
