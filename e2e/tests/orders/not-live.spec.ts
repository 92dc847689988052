import type { Locator } from '@playwright/test';
import { tradeMany } from '../support/api.ts';
import { ChartPanel } from '../support/chart-panel.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('with the server gone no figure looks live, and all do again when it is back', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(request, server.url, [{ ticker: 'AAPL', side: 'buy', quantity: 12 }]);
  const workstation = await Workstation.open(page, server.url);
  await expect(workstation.position('AAPL')).toBeVisible();
  await expect(page.getByTestId('chart-legend')).toContainText('O ');
  /** Figures made of prices whose text is not gray. */
  const lively = () =>
    page.evaluate(() => {
      const probe = document.createElement('span');
      probe.style.color = 'var(--color-faint)';
      document.body.append(probe);
      const faint = getComputedStyle(probe).color;
      probe.remove();
      const figures = document.querySelectorAll(
        '[data-live]:not([data-live=map]), [data-live] [data-direction]',
      );
      return [...figures]
        .filter((figure) => getComputedStyle(figure).color !== faint)
        .map((figure) => figure.textContent);
    });
  expect((await lively()).length).toBeGreaterThan(20);
  await server.kill();
  // At once, and not only when it is clear that the connection will not come back by itself.
  await expect(workstation.connection).toHaveAttribute('data-status', 'reconnecting');
  await expect.poll(lively, { timeout: 3_000 }).toEqual([]);
  await expect(workstation.connection).toHaveAttribute('data-status', 'reconnecting');
  await expect(page).toHaveTitle(/^Not live/);
  const grays = (selector: string) =>
    page.locator(selector).evaluateAll((elements) => {
      const probe = document.createElement('span');
      probe.style.color = 'var(--color-faint)';
      document.body.append(probe);
      const faint = getComputedStyle(probe).color;
      probe.remove();
      return elements.map((element) => getComputedStyle(element).color === faint);
    });
  const total = await grays('tfoot td:not(:empty), tfoot td [data-direction]');
  expect(total.length).toBeGreaterThan(3);
  expect(total).not.toContain(false);
  // The tiles of the heatmap lose their colors and keep their white text.
  await expect(page.getByTestId('tile-AAPL')).toHaveCSS('color', 'rgb(255, 255, 255)');
  // What lies over the page, too.
  await page.keyboard.type('/buy 1 aapl');
  const option = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(option).toContainText('Buy 1 AAPL');
  // What the order would do is asked of the server, so that there is no figure to look live.
  await expect(option).not.toContainText('$');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close AAPL: sell all of it' }).click();
  await expect(workstation.question).toContainText('Sell');
  await expect(workstation.question).not.toContainText('\u2248');
  await page.keyboard.press('Escape');
  await server.start();
  await expect(workstation.connection).toHaveAttribute('data-status', 'live', { timeout: 30_000 });
  await expect.poll(async () => (await lively()).length).toBeGreaterThan(20);
  await expect(page).not.toHaveTitle(/Not live/);
});

test('figures of the account that could not be fetched again do not look current', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(request, server.url, [{ ticker: 'AAPL', side: 'buy', quantity: 12 }]);
  const workstation = await Workstation.open(page, server.url);
  const mark = page.getByRole('status', { name: 'Account' });
  const color = (locator: Locator) =>
    locator.evaluate((element) => getComputedStyle(element).color);
  const cash = workstation.figure('Cash');
  const current = await color(cash);
  const price = await color(workstation.price('AAPL'));
  await expect(mark).toBeEmpty();
  const isPortfolio = (url: URL) => url.pathname === '/api/portfolio';
  await page.route(isPortfolio, (route) => route.abort());
  // A trade fetches the portfolio anew.
  await workstation.order('Buy', '1', 'AAPL');
  await expect(mark).toHaveText('Account not current');
  await expect(mark).toHaveAttribute('title', /cannot be reached/);
  expect(await color(cash)).not.toBe(current);
  // Prices still arrive.
  await expect(workstation.connection).toHaveAttribute('data-status', 'live');
  await expect(workstation.connection).toHaveText('Prices live');
  expect(await color(workstation.price('AAPL'))).toBe(price);
  await expect(page).toHaveTitle(/^Not live/);
  await page.unroute(isPortfolio);
  await workstation.order('Buy', '1', 'AAPL');
  await expect(mark).toBeEmpty();
  expect(await color(cash)).toBe(current);
});

test('a chart that is scrolled to the past says so and leads back to now', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const panel = new ChartPanel(page);
  await expect(panel.legend).toContainText('Vol');
  const back = page.getByRole('button', { name: 'Past bars: go to now' });
  await expect(back).toBeHidden();
  const from = await panel.at(0.2, 0.5);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 200, from.y, { steps: 5 });
  await page.mouse.up();
  await expect(back).toBeVisible();
  await back.click();
  await expect(back).toBeHidden();
});
