import type { Locator } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

// Smaller pages take less to draw; the watchlist and the assistant are still in sight.
test.use({ viewport: { width: 1280, height: 800 } });

/** A bound, not a measure: three pages that draw prices are slow on a busy machine. */
const SHOWN_MS_MAX = 30_000;

/** Waits until every place shows something, and gives the time that it took in milliseconds. */
async function shown(places: readonly Locator[]): Promise<number> {
  const begun = performance.now();
  await Promise.all(places.map((place) => expect(place).toBeVisible({ timeout: SHOWN_MS_MAX })));
  return performance.now() - begun;
}

test('what another client does shows in both tabs and in another browser, without a reload', async ({
  browser,
  context,
  page,
  request,
  server,
}, testInfo) => {
  test.slow();
  const other = await browser.newContext();
  const pages = [page, await context.newPage(), await other.newPage()];
  const workstations: Workstation[] = [];
  for (const each of pages) {
    const workstation = await Workstation.open(each, server.url);
    await each.getByRole('tab', { name: 'Blotter' }).click();
    workstations.push(workstation);
  }
  const post = async (path: string, data: object) => {
    const answer = await request.post(`${server.url}/api${path}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const took = async (what: string, place: (workstation: Workstation) => Locator) => {
    const ms = await shown(workstations.map(place));
    testInfo.annotations.push({ type: what, description: `${ms.toFixed(0)} ms` });
  };

  await post('/portfolio/trade', { ticker: 'NVDA', side: 'buy', quantity: 3 });
  await took('trade', ({ page: each }) =>
    each.getByRole('region', { name: 'Trades' }).getByRole('row').filter({ hasText: 'NVDA' }),
  );
  await expect(workstations[0]?.figure('Cash') as Locator).not.toHaveText('$10,000.00');

  await post('/watchlist', { ticker: 'PYPL' });
  await took('watchlist', (workstation) => workstation.row('PYPL'));

  await post('/assistant/halt', {});
  await took('settings', ({ assistant }) => assistant.getByText(/paused/i).first());
  await post('/assistant/resume', {});

  await post('/chat', { message: 'what do I hold?' });
  await took('chat', ({ answers }) => answers.filter({ hasText: 'NVDA' }).first());

  // Any move at all: the market makes one within a step or two.
  await post('/alerts', {
    ticker: 'TSLA',
    terms: { kind: 'percent', percent: 0.01, direction: 'either' },
  });
  await took('alert', ({ page: each }) =>
    each.getByRole('button', { name: 'Price alerts, 1 new' }),
  );
  await other.close();
});

const FOLLOWED = /\/api\/(portfolio|alerts|assistant\/settings|watchlists?(\/\w+)?|chat\/history)$/;

test('an idle page asks for nothing that it would be told of', async ({ page, readOnlyServer }) => {
  await page.clock.install();
  const asked: string[] = [];
  page.on('request', (made) => {
    const { pathname } = new URL(made.url());
    if (FOLLOWED.test(pathname)) asked.push(pathname);
  });
  await Workstation.open(page, readOnlyServer.url);
  // What a page asks when it opens, and again when its account stream begins, has then been asked.
  let [before, quiet] = [0, 0];
  const isQuiet = async () => {
    await page.clock.runFor(1_000);
    quiet = asked.length > 0 && asked.length === before ? quiet + 1 : 0;
    before = asked.length;
    return quiet >= 4;
  };
  await expect.poll(isQuiet, { intervals: [400], timeout: 30_000 }).toBe(true);
  asked.length = 0;
  // Longer than any of these was once polled; what is asked for the value curve shows that it passed.
  const curve = page.waitForRequest(/\/api\/portfolio\/history/);
  // Step by step, so that the worker of the streams, whose clock is real, can answer in between.
  let passed_s = 0;
  const hasPassed = async () => {
    await page.clock.runFor(1_000);
    passed_s += 1;
    return passed_s >= 65;
  };
  await expect.poll(hasPassed, { intervals: [100], timeout: 40_000 }).toBe(true);
  await curve;
  expect(asked).toEqual([]);
});
