import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const DEFAULTS = ['AAPL', 'GOOGL', 'MSFT', 'AMZN', 'TSLA', 'NVDA', 'META', 'JPM', 'V', 'NFLX'];

test('ten tickers are listed, each with a sparkline that is drawn with its row', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  for (const ticker of DEFAULTS) {
    await expect(workstation.row(ticker)).toBeVisible();
    const line = workstation.row(ticker).locator('svg path').first();
    expect((await line.getAttribute('d'))?.length ?? 0).toBeGreaterThan(200);
  }
});

test.describe('with motion', () => {
  test.use({ reducedMotion: 'no-preference' });

  test('prices move, and each move flashes in its direction and fades', async ({
    page,
    readOnlyServer,
  }) => {
    const workstation = await Workstation.open(page, readOnlyServer.url);
    const price = workstation.price('NVDA');
    const before = await price.innerText();
    await expect(price).not.toHaveText(before);
    await expect(price).toHaveAttribute('data-flash', /^(up|down)$/);
    const [fading, faded] = await page.evaluate(
      () =>
        new Promise<[string, string]>((resolve) => {
          const colors = new Map<HTMLElement, string>();
          const colorOf = (element: HTMLElement) => getComputedStyle(element).color;
          new MutationObserver((records) => {
            for (const { target } of records) {
              if (!(target instanceof HTMLElement)) continue;
              const look = target.dataset['flash'] ?? '';
              if (/^(up|down) fading$/.test(look)) colors.set(target, colorOf(target));
              const color = colors.get(target);
              if (look === 'out' && color) resolve([color, colorOf(target)]);
            }
          }).observe(document.body, { subtree: true, attributeFilter: ['data-flash'] });
        }),
    );
    expect(fading).not.toBe(faded);
  });
});

test('nothing flashes before the first change', async ({ page, readOnlyServer }) => {
  await page.addInitScript(() => {
    (globalThis as unknown as { flashes: number }).flashes = 0;
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes) {
        const cell = target as HTMLElement;
        if (oldValue === null && !cell.textContent?.trim()) {
          (globalThis as unknown as { flashes: number }).flashes += 1;
        }
      }
    }).observe(document, {
      attributes: true,
      attributeFilter: ['data-flash'],
      subtree: true,
      attributeOldValue: true,
    });
  });
  await Workstation.open(page, readOnlyServer.url);
  expect(await page.evaluate(() => (globalThis as unknown as { flashes: number }).flashes)).toBe(0);
});

test('a click on a ticker shows its chart, which moves', async ({ page, readOnlyServer }) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await workstation.row('TSLA').click();
  const chart = page.getByRole('application', { name: 'Price chart of TSLA' });
  await expect(chart).toBeVisible();
  await expect(workstation.trade.getByLabel('Ticker')).toHaveValue('TSLA');
  await page.getByLabel('Bar interval').getByText('1s').click();

  const before = await chart.screenshot();
  await expect
    .poll(async () => (await chart.screenshot()).equals(before), { intervals: [500] })
    .toBe(false);
});
