import { expect, test } from '../support/model.ts';
import { Workstation } from '../support/workstation.ts';

const PURCHASE = {
  message: 'Placing your order.',
  trades: [{ ticker: 'NVDA', side: 'buy' as const, quantity: 2 }],
};

test('called off while the model thinks, nothing is done, whatever it answers then', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA');
  await model.asked();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const told = page.getByRole('listitem').getByText('Cancelled. Nothing was done.');
  await expect(told).toBeVisible();
  await model.answer(PURCHASE);

  // The next message goes its own way.
  await workstation.ask('and AAPL?');
  await model.answer({ message: 'AAPL is quiet.' });
  await expect(workstation.answers).toHaveCount(1);
  await expect(page.getByText('Not answered')).toBeVisible();
  await page.reload();
  await expect(workstation.answers).toHaveCount(1);
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  await workstation.line.press('ArrowUp');
  await expect(workstation.line).toHaveValue('and AAPL?');
});

test('once it has begun to act, it is told that it is too late', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA and 5000 TSLA');
  await model.answer({
    message: 'Bought both.',
    trades: [...PURCHASE.trades, { ticker: 'TSLA', side: 'buy', quantity: 5000 }],
  });
  // One was bought, one refused: the model is asked to tell it again.
  await model.asked();
  await workstation.line.press('Escape');
  await expect(page.getByRole('listitem').getByText(/^Too late to cancel/)).toBeVisible();
  await model.answer({ message: 'I bought 2 NVDA; TSLA was refused.' });
  await expect(page.getByTestId('receipt-executed')).toContainText('Bought 2 NVDA');
  await expect(page.getByTestId('receipt-rejected')).toContainText('Buy 5,000 TSLA');
});

test('a reload while the model thinks loses nothing and buys once', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA');
  await model.asked();
  await page.reload();
  await expect(page.getByText('Thinking')).toBeVisible();
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1);
  await model.answer(PURCHASE);
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
  await expect(workstation.answers).toHaveCount(1);
  await expect(workstation.position('NVDA').getByText('2', { exact: true })).toBeVisible();
  expect(model.waiting).toBe(0);
});

test('a server that dies while the model thinks is asked again once it is back, and buys once', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA');
  await model.asked();
  await server.kill();
  await expect(page.getByText('Connection lost. Asking for the same answer again')).toBeVisible();
  await model.answer(PURCHASE);
  await server.start();
  await model.answer(PURCHASE);
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1);
  await page.reload();
  await expect(workstation.answers).toHaveCount(1);
  await expect(page.getByTestId('receipt-executed')).toHaveCount(1);
  await expect(workstation.position('NVDA').getByText('2', { exact: true })).toBeVisible();
});

test('where the model refuses its key, the built-in assistant answers, and that is said', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('buy 2 NVDA');
  await model.refuse(401);
  const answer = workstation.answers.last();
  await expect(answer).toContainText('by-hand is not answering.');
  await expect(answer).toContainText('Offline assistant');
  await expect(page.getByTestId('receipt-executed')).toContainText('Bought 2 NVDA');
  await page.reload();
  await expect(workstation.answers.last()).toContainText('by-hand is not answering.');
});
