import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('a stop is asked for in words, approved, rests among the orders, and is canceled in words', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '4', 'NVDA');
  await expect(workstation.position('NVDA')).toBeVisible();
  await workstation.setMode('Confirm');

  const answer = await workstation.say('if NVDA falls below 20, sell half');
  await expect(answer).toContainText('This is a stop');
  await expect(answer).toContainText('fills it behind the gap');
  const waiting = page.getByTestId('receipt-proposed');
  await expect(waiting).toContainText('Sell 2 NVDA if it falls to $20.00');
  await expect(waiting).toContainText(/NVDA is at \$\d+\.\d{2}/);
  await page.getByRole('tab', { name: 'Orders' }).click();
  const orders = page.getByRole('tabpanel', { name: 'Orders' });
  await expect(orders.getByText('No open orders')).toBeVisible();

  await waiting.getByRole('button', { name: 'Approve: Sell 2 NVDA if it falls to $20.00' }).click();
  const receipt = page.getByTestId('receipt-executed');
  await expect(receipt).toContainText('Placed: Sell 2 NVDA if it falls to $20.00');
  await expect(receipt).toContainText('Working');
  await expect(receipt).toContainText('2 NVDA set aside');
  await expect(receipt).not.toContainText('Sold');
  const row = orders.getByRole('row').filter({ hasText: 'NVDA' });
  await expect(row).toContainText('20.00');
  await expect(row).toContainText('Working');
  expect(await findings(page), 'a resting order of the assistant').toEqual([]);

  await workstation.setMode('Auto');
  const listed = await workstation.say('what orders are open?');
  await expect(listed).toContainText('sell 2 NVDA with a stop at $20.00');
  const canceled = await workstation.say('cancel the NVDA order');
  await expect(canceled.getByTestId('receipt-executed')).toContainText(
    'Canceled: Sell 2 NVDA if it falls to $20.00',
  );
  await expect(orders.getByText('No open orders')).toBeVisible();

  await page.reload();
  await expect(page.getByTestId('receipt-executed')).toHaveCount(2);
});

test('what may be a limit order or a stop is asked, and a word decides it', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const asked = await workstation.say('if KO falls below 10, buy 5');
  await expect(asked).toContainText('say "limit order"');
  await expect(asked.getByTestId('ledger')).toContainText('Nothing was traded or changed.');
  const answer = await workstation.say('limit order');
  await expect(answer.getByTestId('receipt-executed')).toContainText(
    'Placed: Buy 5 KO at $10.00 or better',
  );
});
