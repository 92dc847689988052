import type { Page } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Counts what is drawn in up or down color in every frame, until it is read. */
const watchChart = (page: Page) =>
  page.evaluate(() => {
    const frames: number[] = [];
    const drawn = (): number => {
      let points = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>(
        '[aria-label^="Price chart of"] canvas',
      )) {
        if (canvas.width === 0 || canvas.height === 0) continue;
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
        for (let at = 0; pixels && at < pixels.data.length; at += 4 * 13) {
          const [red = 0, green = 0] = pixels.data.slice(at, at + 2);
          if ((green > 150 && red < 90) || (red > 200 && green < 110)) points += 1;
        }
      }
      return points;
    };
    const watch = () => {
      frames.push(drawn());
      requestAnimationFrame(watch);
    };
    watch();
    (globalThis as unknown as { frames: number[] }).frames = frames;
  });

const framesOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames);

const chooseInterval = (page: Page, interval: string) =>
  page.getByLabel('Bar interval').getByText(interval, { exact: true }).click();

test('another interval or ticker takes the place of the one before without an empty frame', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await expect(page.getByRole('application', { name: 'Price chart of AAPL' })).toBeVisible();
  await watchChart(page);
  await expect.poll(async () => (await framesOf(page)).at(-1)).toBeGreaterThan(0);
  const before = (await framesOf(page)).length;
  for (const interval of ['1d', '1h', '15m', '5m', '5s', '1s', '1m']) {
    const answered = page.waitForResponse((response) =>
      response.url().includes(`interval=${interval}&limit=1000`),
    );
    await chooseInterval(page, interval);
    await answered;
  }
  for (const ticker of ['TSLA', 'NVDA', 'AAPL']) {
    await workstation.row(ticker).click();
    await expect(page.getByRole('application', { name: `Price chart of ${ticker}` })).toBeVisible();
  }
  const frames = (await framesOf(page)).slice(before);
  expect(frames.length).toBeGreaterThan(10);
  expect(Math.min(...frames)).toBeGreaterThan(0);
});

test('the course is drawn as candles, as a line or as an area', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const chart = page.getByRole('application', { name: 'Price chart of AAPL' });
  await expect(chart).toBeVisible();
  const looks: Buffer[] = [await chart.screenshot()];
  for (const look of ['Line', 'Area']) {
    await page.getByRole('radio', { name: look, exact: true }).click();
    await expect
      .poll(async () => {
        const now = await chart.screenshot();
        return looks.every((earlier) => !earlier.equals(now));
      })
      .toBe(true);
    looks.push(await chart.screenshot());
  }
  await expect(page.getByRole('radio', { name: 'Area' })).toBeChecked();
});

test('a thousand bars are asked for, and the newest again while the page is looked at', async ({
  page,
  readOnlyServer,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    // The bar of the day is asked for by the ticket.
    if (pathname.endsWith('/market/bars') && searchParams.get('interval') === '1m') {
      asked.push(searchParams.get('limit') ?? '');
    }
  });
  await Workstation.open(page, readOnlyServer.url);
  await expect.poll(() => asked.slice(0, 2)).toEqual(['1000', '8']);
});
