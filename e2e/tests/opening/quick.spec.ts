import type { CDPSession, Page, Request } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const SWITCHES = 50;
const HEAP_GROWTH_MAX = 0.05;
const ROUNDS_MAX = 3;

/*
 * Machine code that the engine makes of what runs often comes and goes as it sees
 * fit, and is half a megabyte of the heap: without it, what is left is the page's own.
 */
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const flags = '--js-flags=--no-opt,--no-maglev,--no-sparkplug,--no-flush-bytecode';
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), flags] });
    },
    { scope: 'worker' },
  ],
});

/** Down the watchlist of ten and up again, so many times, each time until its chart is drawn. */
async function switchTickers(page: Page, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await page.keyboard.press(number % 18 < 9 ? 'j' : 'k');
    const ticker = await page.locator('[data-row][aria-pressed=true]').getAttribute('data-row');
    await expect(
      page.getByRole('application', { name: `Price chart of ${ticker}` }),
    ).toBeAttached();
  }
}

interface Held {
  heap_bytes: number;
  nodes: number;
  listeners: number;
}

/** Tells how many charts and scripts the page still waits for. */
function countRequests(page: Page): () => number {
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (/\/api\/market\/bars|\.js$/.test(request.url())) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
}

/** What is left of the heap when a further sweep finds no more: what one frees may free others. */
async function sweptHeap(session: CDPSession): Promise<number> {
  for (let heap_bytes = Number.POSITIVE_INFINITY; ; ) {
    for (let sweep = 0; sweep < 3; sweep++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    if (usedSize > 0.999 * heap_bytes) return usedSize;
    heap_bytes = usedSize;
  }
}

/** What the page holds once it is done with what it was asked for and all that nobody holds is gone. */
async function held(page: Page, session: CDPSession, inFlight: () => number): Promise<Held> {
  await expect.poll(inFlight).toBe(0);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const heap_bytes = await sweptHeap(session);
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap_bytes, nodes, listeners: jsEventListeners };
}

test('fifty tickers looked at leave nothing behind', async ({ page, readOnlyServer }) => {
  test.slow();
  const inFlight = countRequests(page);
  await Workstation.open(page, readOnlyServer.url);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // Through all of them as often: what is kept of each ticker is kept from then on, and scripts that are
  // fetched ahead are there.
  await switchTickers(page, SWITCHES);
  let before = await held(page, session, inFlight);
  // A part that is loaded when the market first gives an occasion makes one round grow; a leak, each.
  for (let round = 1; ; round++) {
    await switchTickers(page, SWITCHES);
    const after = await held(page, session, inFlight);
    const growth = after.heap_bytes / before.heap_bytes - 1;
    console.warn(
      `Heap after ${SWITCHES} tickers: ${(100 * growth).toFixed(1)} %, ` +
        `nodes ${before.nodes} to ${after.nodes}, listeners ${before.listeners} to ${after.listeners}.`,
    );
    // Less than one of each for a ticker looked at.
    expect(after.listeners).toBeLessThan(before.listeners + SWITCHES);
    expect(after.nodes).toBeLessThan(before.nodes + SWITCHES);
    if (growth < HEAP_GROWTH_MAX) break;
    expect(round, 'the heap grows with each round').toBeLessThan(ROUNDS_MAX);
    before = after;
  }
});
