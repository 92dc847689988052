import type { Page } from '@playwright/test';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

interface Anchor {
  time: number;
  price: number;
}

const menuOf = (page: Page) => page.getByRole('menu');

/** Opens the menu that the menu key opens at the crosshair, and tells where that is. */
async function crosshairPlace(page: Page): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(
    () =>
      new Promise<{ x: number; y: number }>((resolve) => {
        document.addEventListener(
          'contextmenu',
          () =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                const style = document.querySelector<HTMLElement>(
                  'button[aria-hidden=true].fixed',
                )?.style;
                resolve({
                  x: Number.parseFloat(style?.left ?? 'NaN'),
                  y: Number.parseFloat(style?.top ?? 'NaN'),
                });
              }),
            ),
          { once: true },
        );
        document
          .querySelector('[role=application]')
          ?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      }),
  );
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toBeHidden();
  return place;
}

const INTERVAL_SECONDS = { '1m': 60, '5m': 300, '15m': 900, '1h': 3_600 } as const;
type Interval = keyof typeof INTERVAL_SECONDS;

/** How many bars from the newest one back the bar lies in which an instant does, and how far within. */
async function barsBack(page: Page, url: string, interval: Interval, time: number) {
  const answer = await page.request.get(
    `${url}/api/market/bars?ticker=AAPL&interval=${interval}&limit=500`,
  );
  const { bars } = (await answer.json()) as { bars: { time: string; close: number }[] };
  const starts = bars.map((bar) => Date.parse(bar.time) / 1_000);
  const at = starts.findLastIndex((start) => start <= time);
  const start = starts[at] ?? Number.NaN;
  const step = (starts[at + 1] ?? start + INTERVAL_SECONDS[interval]) - start;
  return { back: starts.length - 1 - at, within: (time - start) / step };
}

/** Where anchors have to stand by the chart's own bars, told by its crosshair alone. */
async function expectedPlaces(
  page: Page,
  url: string,
  interval: Interval,
  anchors: readonly Anchor[],
): Promise<number[]> {
  const panel = new ChartPanel(page);
  await panel.canvas.focus();
  const read = async () => {
    const place = await crosshairPlace(page);
    await panel.canvas.focus();
    // If the line lies there, its menu has selected it, and arrows would move it.
    await page.keyboard.press('Escape');
    return place;
  };
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  const last = await read();
  // Without a crosshair they begin at the newest bar.
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowLeft');
  const earlier = await read();
  const spacing = (last.x - earlier.x) / 10;
  return Promise.all(
    anchors.map(async ({ time }) => {
      const { back, within } = await barsBack(page, url, interval, time);
      return last.x - (back - within) * spacing;
    }),
  );
}

/** Draws a level trend line, one end of which is off the grid of 5 minutes: that is what went wrong. */
async function lineOffTheGrid(
  page: Page,
  panel: ChartPanel,
): Promise<{ from: Anchor; to: Anchor }> {
  for (const end of [0.83, 0.8, 0.77]) {
    await panel.takeTool('Trend line');
    for (const { x, y } of [await panel.at(0.15, 0.4), await panel.at(end, 0.4)]) {
      await page.mouse.click(x, y);
    }
    await expect.poll(() => panel.drawings('AAPL')).toHaveLength(1);
    const [line] = (await panel.drawings('AAPL')) as unknown as [{ from: Anchor; to: Anchor }];
    if (line.from.time % 300 !== 0 || line.to.time % 300 !== 0) return line;
    await page.keyboard.press('Delete');
    await expect.poll(() => panel.drawings('AAPL')).toHaveLength(0);
  }
  throw new Error('Both ends are on the grid each time.');
}

test('a trend line that is drawn on 1m stands at its time on 5m, 15m and 1h', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const line = await lineOffTheGrid(page, panel);
  await page.keyboard.press('Escape');

  /** Whether the pointer meets the line at a point: the chart then has another cursor. */
  const isMet = async (x: number, y: number): Promise<boolean> => {
    await page.mouse.move(x, y);
    return panel.canvas.evaluate(async (canvas) => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return [...canvas.querySelectorAll<HTMLElement>('*')].some(({ style }) =>
        ['move', 'crosshair'].includes(style.cursor),
      );
    });
  };

  for (const interval of ['1m', '5m', '15m', '1h'] as const) {
    await page.getByRole('radio', { name: interval, exact: true }).click();
    await expect(page.getByRole('radio', { name: interval, exact: true })).toBeChecked();
    await expect(panel.canvas).toHaveAccessibleDescription(
      new RegExp(`^AAPL in bars of ${interval}: `),
    );
    const ends = [line.from, line.to];
    const [left = 0, right = 0] = await expectedPlaces(page, readOnlyServer.url, interval, ends);
    // Both ends have one price, so that the line is level: found at one height, it is there for all.
    const box = await panel.canvas.boundingBox();
    const middle = (left + right) / 2;
    const [top, bottom] = [(box?.y ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 40];
    let y = top;
    while (y < bottom && !(await isMet(middle, y))) y += 4;
    expect(y, `the line lies between its ends on ${interval}`).toBeLessThan(bottom);
    expect(await isMet(left + 1, y), `left end on ${interval}`).toBe(true);
    expect(await isMet(right - 1, y), `right end on ${interval}`).toBe(true);
    expect(await isMet(left - 16, y), `left of it on ${interval}`).toBe(false);
    expect(await isMet(right + 16, y), `right of it on ${interval}`).toBe(false);
  }
});

test('a line is colored, extended, deleted and brought back from its menu and by Ctrl+Z', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  await panel.takeTool('Trend line');
  const from = await panel.at(0.3, 0.4);
  const to = await panel.at(0.6, 0.45);
  await page.mouse.click(from.x, from.y);
  await page.mouse.click(to.x, to.y);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const choose = async (role: 'menuitem' | 'menuitemradio', name: string) => {
    await page.mouse.click(middle.x, middle.y, { button: 'right' });
    await page.getByRole(role, { name }).click();
  };
  await choose('menuitemradio', 'Violet');
  await choose('menuitemradio', 'Beyond both ends');
  await expect
    .poll(() => panel.drawings('AAPL'))
    .toMatchObject([{ color: 2, extent: 'line', kind: 'trend' }]);
  // Extended, it is met beyond its end.
  const beyond = { x: to.x + (to.x - from.x) / 4, y: to.y + (to.y - from.y) / 4 };
  await page.mouse.click(beyond.x, beyond.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete the line' }).click();
  await expect.poll(() => panel.drawings('AAPL')).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ color: 2, extent: 'line' }]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ extent: 'segment' }]);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => panel.drawings('AAPL')).toMatchObject([{ extent: 'line' }]);
});
