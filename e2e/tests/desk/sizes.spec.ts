import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const SIZES = [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
  [3440, 1440],
  [1024, 768],
  [768, 1024],
  [390, 844],
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

for (const [width, height] of SIZES) {
  test(`everything fits at ${width} by ${height}`, async ({ page, readOnlyServerWithTrades }) => {
    await page.setViewportSize({ width, height });
    const workstation = await Workstation.open(page, readOnlyServerWithTrades.url);
    // A very wide window has two charts.
    const charts = page.getByRole('application', { name: 'Price chart of AAPL' });
    await expect(charts.first()).toBeVisible();
    const name = `${width}x${height}`;
    if (width < 768) {
      for (const tab of ['Watch', 'Chart', 'Trade', 'Portfolio', 'Assistant']) {
        await page.getByRole('navigation').getByRole('button', { name: tab }).click();
        if (tab === 'Watch') await expect(page.getByPlaceholder('Add ticker')).toBeVisible();
        expect(await misfits(page)).toEqual([]);
        await picture(page, `${name}-${tab.toLowerCase()}`);
      }
      return;
    }
    await expect(workstation.position('NVDA')).toBeVisible();
    expect(await misfits(page)).toEqual([]);
    await picture(page, name);
    for (const view of ['Heatmap', 'Value', 'Blotter', 'Performance', 'Ladder', 'Tape']) {
      await page.getByRole('tab', { name: view }).click();
      await expect(page.getByRole('tabpanel', { name: view })).toBeVisible();
      await expect(page.locator('[role=tabpanel] [aria-busy=true]')).toHaveCount(0);
      expect(await misfits(page)).toEqual([]);
      await picture(page, `${name}-${view.toLowerCase()}`);
    }
  });
}
