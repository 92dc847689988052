import type { Locator, Page } from '@playwright/test';
import { LadderPage } from '../ladder/ladder-page.ts';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Finger } from '../support/touch.ts';
import { openOrders, TradeLinesOnChart } from '../support/trade-lines.ts';
import { Workstation } from '../support/workstation.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

const go = (page: Page, panel: string) =>
  page.getByRole('navigation').getByRole('button', { name: panel }).tap();

const NAME = 'Buy 3 limit';

/** A point within the label of a line, which is as high as a finger needs. */
async function onLabel(label: Locator): Promise<{ x: number; y: number }> {
  const box = await label.boundingBox();
  if (!box) throw new Error('The line is not in view.');
  return { x: box.x + 20, y: box.y + box.height / 2 };
}

test('on a phone an order is placed by a long press on the chart, dragged by its line and canceled by its menu', async ({
  page,
  request,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const finger = await Finger.of(page);
  await go(page, 'Trade');
  await workstation.trade.getByLabel('Quantity').fill('3');
  await go(page, 'Chart');
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('O ');

  await finger.longPress(await panel.at(0.4, 0.85));
  await page.getByRole('menuitem', { name: /^Buy 3 limit/ }).tap();
  const lines = new TradeLinesOnChart(page);
  const label = lines.line(NAME);
  await expect(label).toBeVisible();
  const from = await lines.priceOf(NAME);

  const point = await onLabel(label);
  await finger.press(point);
  await finger.moveTo({ x: point.x, y: point.y + 30 });
  await expect(page.getByText(/^Working: nothing is filled now/)).toBeVisible();
  const to = await lines.priceOf(NAME);
  expect(to).toBeLessThan(from);
  await finger.lift();
  await expect(page.getByText(/^Changed: Buy 3 AAPL/)).toBeVisible();
  expect(await openOrders(request, server.url)).toMatchObject([{ limit_price: to }]);

  await finger.longPress(await onLabel(label));
  await page.getByRole('menuitem', { name: /^Cancel/ }).tap();
  await expect(label).toHaveCount(0);
  expect(await openOrders(request, server.url)).toEqual([]);
});

test('on a phone a tap in the armed ladder places an order, and its chip is moved by a finger', async ({
  page,
  request,
  server,
}) => {
  await page.goto(server.url);
  await go(page, 'Portfolio');
  const ladder = await LadderPage.open(page, request, server.url);
  await ladder.arm();
  await ladder.cell(-2, 'buy').tap();
  await ladder.expectPlaced(-2);
  const chip = ladder.chip(-2);
  const to = await ladder.priceAt(-1);
  const finger = await Finger.of(page);
  const [start, end] = await Promise.all([chip, ladder.row(-1)].map((each) => each.boundingBox()));
  if (!start || !end) throw new Error('The rows are not in view.');
  await finger.press({ x: start.x + start.width / 2, y: start.y + start.height / 2 });
  await finger.moveTo({ x: start.x + start.width / 2, y: end.y + end.height / 2 });
  await finger.lift();
  await expect(ladder.chip(-1)).toBeVisible();
  expect(await ladder.openTerms()).toEqual([`buy limit ${to} 1`]);

  // No tap: the browser may take one so soon after a moving finger for the end of its movement.
  await page.getByRole('tab', { name: 'Tape' }).click();
  await expect(
    page
      .getByRole('region', { name: /^Trades of AAPL/ })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
});
