import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('a proposal waits through reload and restart, and is carried out once it is approved by key', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.setMode('Confirm');
  await workstation.say('buy 2 NVDA');
  const waiting = page.getByTestId('receipt-proposed');
  await expect(waiting).toContainText('Buy 2 NVDA');
  await expect(waiting).toContainText(/About \$[\d,.]+ at/);
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');

  await page.reload();
  await expect(waiting).toHaveCount(1);
  expect(await server.stop()).toBe(0);
  await server.start();
  await expect(workstation.connection).toHaveAttribute('data-status', 'live', { timeout: 20_000 });
  await expect(workstation.assistant).toContainText('Confirm');

  await waiting.getByRole('button', { name: 'Approve: Buy 2 NVDA' }).focus();
  await page.keyboard.press('Enter');
  const done = page.getByTestId('receipt-executed');
  await expect(done).toContainText(/Bought 2 NVDA at \$\d+\.\d{2}/);
  await expect(workstation.position('NVDA')).toContainText('2');
  await expect(workstation.figure('Cash')).not.toHaveText('$10,000.00');

  await page.reload();
  await expect(done).toHaveCount(1);
  await expect(waiting).toHaveCount(0);
});

test('what is declined moves nothing, and stands as declined', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.setMode('Confirm');
  await workstation.say('buy 2 NVDA and watch PYPL');
  const waiting = page.getByTestId('receipt-proposed');
  await expect(waiting).toHaveCount(2);
  await page.getByRole('button', { name: 'Decline all' }).click();
  await expect(page.getByTestId('receipt-declined')).toHaveCount(2);
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  await expect(workstation.row('PYPL')).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('receipt-declined')).toHaveCount(2);
});

test('what is approved in one window is no longer offered in another', async ({
  page,
  context,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.setMode('Confirm');
  await workstation.say('buy 2 NVDA');
  const other = await context.newPage();
  await Workstation.open(other, server.url);
  await other.getByRole('button', { name: 'Approve: Buy 2 NVDA' }).click();
  await expect(other.getByTestId('receipt-executed')).toHaveCount(1);

  // The first window learns of it through the account stream.
  await expect(page.getByRole('button', { name: 'Approve: Buy 2 NVDA' })).toHaveCount(0);
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
  await expect(workstation.position('NVDA').getByText('2', { exact: true })).toBeVisible();
});
