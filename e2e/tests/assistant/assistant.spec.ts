import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('the assistant answers about this very portfolio', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '4', 'JPM');
  await expect(workstation.position('JPM')).toBeVisible();
  const answer = await workstation.say('how am I doing?');
  await expect(answer).toContainText('JPM');
  await expect(answer).toContainText('Offline assistant');
});

test('it buys and watches when asked, and shows both as receipts', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const answer = await workstation.say('buy 2 NVDA and watch PYPL');
  const receipts = answer.getByRole('list', { name: 'Actions' }).getByRole('listitem');
  await expect(receipts).toHaveCount(2);
  await expect(receipts.first()).toContainText(/Bought 2 NVDA at \$\d+\.\d{2}/);
  await expect(receipts.last()).toContainText('Watching PYPL');
  await expect(workstation.position('NVDA')).toContainText('2');
  await expect(workstation.row('PYPL')).toBeVisible();

  await page.reload();
  const kept = page.getByRole('article', { name: 'Assistant' }).last();
  await expect(kept.getByText(/Bought 2 NVDA at/)).toBeVisible();
});

test('what is refused is shown as refused, with the reason', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const answer = await workstation.say('buy 5000 TSLA');
  await expect(answer.getByRole('list', { name: 'Actions' })).toContainText(
    /Refused.*only \$10,000\.00 cash is left/s,
  );
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
  await expect(workstation.position('TSLA')).toHaveCount(0);
});

test('whatever is suggested in an empty conversation is understood', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '4', 'JPM');
  await workstation.order('Buy', '2', 'AAPL');
  await expect(page.getByRole('button', { name: 'Sell half of my JPM' })).toBeVisible();
  const prompts = await page.getByTestId('suggestion').allInnerTexts();
  expect(prompts.length).toBeGreaterThan(2);
  for (const prompt of prompts) {
    const answer = await workstation.say(prompt);
    await expect(answer).not.toContainText(/did not understand|not sure what/i);
    await expect(answer.getByTestId('receipt-rejected')).toHaveCount(0);
  }
});
