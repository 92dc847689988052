import { tradeMany } from '../support/api.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** Whether the text of a figure is not cut off by its list. */
const isWhole = (figure: Element): boolean => {
  const text = document.createRange();
  text.selectNodeContents(figure);
  const list = figure.closest('dl')?.getBoundingClientRect();
  return text.getBoundingClientRect().right <= (list?.right ?? 0);
};

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('on a phone the header keeps the value and its buttons while the server is gone', async ({
  page,
  request,
  server,
}) => {
  await tradeMany(request, server.url, [{ ticker: 'AAPL', side: 'buy', quantity: 12 }]);
  const workstation = await Workstation.open(page, server.url);
  const buttons = page.locator('header').locator('button, summary').filter({ visible: true });
  const count = await buttons.count();
  expect(count).toBeGreaterThan(2);
  const expectAllSeen = async () => {
    await expect.poll(() => workstation.figure('Total value').evaluate(isWhole)).toBe(true);
    await expect(buttons).toHaveCount(count);
    for (const button of await buttons.all()) await expect(button).toBeInViewport({ ratio: 1 });
  };
  await expectAllSeen();
  await server.kill();
  await expect(workstation.connection).toHaveAttribute('data-status', 'disconnected', {
    timeout: 30_000,
  });
  await expect(workstation.connection).toBeInViewport({ ratio: 1 });
  await expectAllSeen();
});

test('on a phone the command line says in full what an order costs and why it is refused', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Command' });
  const option = page.getByRole('option', { selected: true });
  const cut = () =>
    option.evaluate((row) =>
      [...row.querySelectorAll('span')]
        .filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
        .map((part) => part.textContent),
    );
  await field.fill('buy 2 nvda');
  await expect(option).toContainText('cash after');
  expect(await cut()).toEqual([]);
  await field.fill('buy 200000 nvda');
  await expect(option).toContainText('Refused as it stands');
  expect(await cut()).toEqual([]);
});
