import { expect, test } from '../support/server.ts';

test('the page opens without a single error and lists the default tickers', async ({
  page,
  readOnlyServer,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });

  await page.goto(readOnlyServer.url);

  await expect(page).toHaveTitle(/FinAlly/);
  for (const ticker of ['AAPL', 'MSFT', 'NFLX']) {
    await expect(page.getByText(ticker, { exact: true }).first()).toBeVisible();
  }
  expect(errors).toEqual([]);
});
