import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Red, green and blue of a canvas on which nothing was drawn. */
const UNDRAWN = '0,0,0';

test('the chart takes the colors of another theme at once', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  /** The color that most of the chart's upper edge has. */
  const ground = () =>
    panel.canvas
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext('2d')?.getImageData(0, 1, canvas.width, 1).data ?? [];
        const counts = new Map<string, number>();
        for (let at = 0; at < data.length; at += 4) {
          const color = [...data.slice(at, at + 3)].join();
          counts.set(color, (counts.get(color) ?? 0) + 1);
        }
        return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
      });
  // The legend may stand before the chart is drawn for the first time.
  await expect.poll(ground).not.toBe(UNDRAWN);
  const dark = await ground();
  await page.addStyleTag({ content: '[data-theme="probe"] { --color-panel: rgb(250 251 252); }' });
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'probe';
  });
  await expect.poll(ground).toBe('250,251,252');
  await page.evaluate(() => {
    delete document.documentElement.dataset['theme'];
  });
  await expect.poll(ground).toBe(dark);
});

test('the last bar and the indicators follow the market tick by tick', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await panel.addIndicator('EMA');
  await expect(panel.legend).toContainText(/EMA 50 \d/);
  // Over the chart the cursor would hold the legend at its own bar.
  await page.mouse.move(0, 0);
  const closes = new Set<string>();
  // A person sees the price move: the legend and the average follow tick by tick.
  await expect
    .poll(async () => closes.add((await panel.legend.textContent()) ?? '').size, {
      timeout: 20_000,
    })
    .toBeGreaterThan(3);
});
