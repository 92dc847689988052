import type { CDPSession, Page } from '@playwright/test';
import { ChartPanel } from './support/chart-panel.ts';
import { expect, test } from './support/server.ts';
import { Workstation } from './support/workstation.ts';

const TICKERS = ['MSFT', 'NVDA', 'TSLA', 'META', 'AAPL'];
const SWITCHES = 50;
/** Growth beyond this is a leak. */
const GROWTH_MAX = 0.05;

/** What the page holds on to after a collection that leaves nothing uncollected. */
async function heapBytes(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function switchTickers(page: Page, workstation: Workstation, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const ticker = TICKERS[n % TICKERS.length] ?? 'AAPL';
    const fetched = page.waitForResponse((response) =>
      response.url().includes(`ticker=${ticker}&interval=1m&limit=1000`),
    );
    await workstation.row(ticker).click();
    await fetched;
    await expect(
      page.getByRole('application', { name: `Price chart of ${ticker}` }),
    ).toHaveAccessibleDescription(new RegExp(`^${ticker} in bars`));
  }
}

test('the heap is as large after fifty tickers as before, and a leak would be seen', async ({
  page,
  server,
}, testInfo) => {
  test.setTimeout(180_000);
  const workstation = await Workstation.open(page, server.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  for (const short of ['SMA', 'BB', 'RSI', 'MACD']) await panel.addIndicator(short);
  const session = await page.context().newCDPSession(page);
  // Code is compiled and caches are filled by the first rounds.
  await switchTickers(page, workstation, 2 * TICKERS.length);

  const before = await heapBytes(session);
  await switchTickers(page, workstation, SWITCHES);
  const after = await heapBytes(session);
  const growth = after / before - 1;
  testInfo.annotations.push({
    type: 'heap',
    description: `${before} bytes before, ${after} after: ${(growth * 100).toFixed(1)} %`,
  });
  console.warn(testInfo.annotations.at(-1)?.description);
  expect(growth).toBeLessThan(GROWTH_MAX);

  // The same measurement of a page that keeps what it has fetched.
  await page.evaluate((switches) => {
    const kept = Array.from({ length: switches }, () =>
      Array.from({ length: 1_000 }, (_, time) => ({ time, open: Math.random(), close: time / 3 })),
    );
    (globalThis as unknown as { kept: unknown }).kept = kept;
  }, SWITCHES);
  expect((await heapBytes(session)) / before - 1).toBeGreaterThan(GROWTH_MAX);
});
