import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Sizes of a desk; one page is given each of them in turn, so that its panels fit after a change too. */
const DESKS = [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
  [1024, 768],
  [768, 1024],
] as const;

/** A folder for pictures of each view, to look at them; without it none are taken. */
const PICTURES = process.env['E2E_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Elements that stick out of the window, and texts cut off in the middle of a figure. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} wide`);
    for (const panel of document.querySelectorAll<HTMLElement>('[data-area]')) {
      const box = panel.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1) {
        wrong.push(`${panel.dataset['area']} ends at ${box.right} by ${box.bottom}`);
      }
    }
    for (const line of document.querySelectorAll<HTMLElement>('header > dl')) {
      // What has no room stands whole in a line below, out of sight.
      let [free, below] = [0, 0];
      for (const figure of line.children) {
        const { top, left, right, bottom } = figure.getBoundingClientRect();
        if (top >= line.getBoundingClientRect().bottom || right === left) break;
        // On a phone figures stand one above the other.
        if (top >= below) free = 0;
        below = bottom;
        if (left < free - 1) wrong.push(`${figure.textContent} overlaps what stands before it`);
        if (right > line.getBoundingClientRect().right + 1) {
          wrong.push(`${figure.textContent} is cut off`);
        }
        free = right;
      }
    }
    return wrong;
  });

/** Opens every view of the lower docks of a desk. */
async function checkDesk(workstation: Workstation, name: string): Promise<void> {
  const { page } = workstation;
  await page.getByRole('tab', { name: 'Positions' }).click();
  await expect(workstation.position('NVDA')).toBeVisible();
  expect(await misfits(page), name).toEqual([]);
  await picture(page, name);
  for (const view of ['Heatmap', 'Value', 'Blotter', 'Performance', 'Ladder', 'Tape']) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.getByRole('tabpanel', { name: view })).toBeVisible();
    await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
    expect(await misfits(page), `${name} ${view}`).toEqual([]);
    await picture(page, `${name}-${view.toLowerCase()}`);
  }
}

async function open(page: Page, url: string): Promise<Workstation> {
  const workstation = await Workstation.open(page, url);
  // A very wide window has two charts.
  const charts = page.getByRole('application', { name: 'Price chart of AAPL' });
  await expect(charts.first()).toBeVisible();
  return workstation;
}

test('everything fits on a desk of any size', async ({ page, readOnlyServerWithTrades }) => {
  const workstation = await open(page, readOnlyServerWithTrades.url);
  for (const [width, height] of DESKS) {
    await page.setViewportSize({ width, height });
    await checkDesk(workstation, `${width}x${height}`);
  }
});

test('everything fits in the widest window', async ({ page, readOnlyServerWithTrades }) => {
  await page.setViewportSize({ width: 3440, height: 1440 });
  await checkDesk(await open(page, readOnlyServerWithTrades.url), '3440x1440');
});

test('everything fits on a phone', async ({ page, readOnlyServerWithTrades }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, readOnlyServerWithTrades.url);
  for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
    await page.getByRole('navigation').getByRole('button', { name: tab }).click();
    if (tab === 'Watch') await expect(page.getByPlaceholder('Add ticker')).toBeVisible();
    expect(await misfits(page), tab).toEqual([]);
    await picture(page, `390x844-${tab.toLowerCase()}`);
  }
});
