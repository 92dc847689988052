import { expect, test } from './support/server.ts';
import { Workstation } from './support/workstation.ts';

/** What the server would refuse: the amount as it is typed, and as it is sent. */
const REFUSED = [
  { typed: '0', quantity: 0 },
  { typed: '0.0000001', quantity: 0.0000001 },
  { typed: '1000000000', quantity: 1_000_000_000 },
] as const;

test('a bad amount is answered while it is typed with the sentence that the server refuses it with', async ({
  page,
  request,
  server,
}) => {
  const { trade } = await Workstation.open(page, server.url);
  for (const { typed, quantity } of REFUSED) {
    const answer = await request.post(`${server.url}/api/portfolio/trade`, {
      data: { ticker: 'AAPL', side: 'buy', quantity },
    });
    const { detail } = (await answer.json()) as { detail: string };
    await trade.getByLabel('Quantity').fill(typed);
    await expect(trade.getByText(detail)).toBeVisible();
  }
  // Prices move between the two: the words are the same, the figures nearly.
  await trade.getByLabel('Quantity').fill('1000');
  await expect(
    trade.getByText(/^1,000 AAPL cost \$\d{3},\d{3}\.\d\d, but only \$10,000\.00 cash is left\./),
  ).toBeVisible();
});

test('what removes a row lies beside its figures, and does not move them', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const row = workstation.row('AAPL');
  const figures = row.getByTestId('price-AAPL').locator('xpath=..');
  const before = await figures.boundingBox();
  await row.hover();
  const remove = await page.getByRole('button', { name: /^Remove AAPL/ }).boundingBox();
  const after = await figures.boundingBox();
  expect(after?.x).toBe(before?.x);
  // The cross has some room around it within its button.
  const cross = (remove?.x ?? 0) + ((remove?.width ?? 0) - 12) / 2;
  expect((after?.x ?? 0) + (after?.width ?? 0)).toBeLessThanOrEqual(cross);
});
