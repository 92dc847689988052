import { expect, test } from '../support/model.ts';
import { Workstation } from '../support/workstation.ts';

const ANSWER = JSON.stringify({
  message: 'You hold 77 NVDA, I believe.',
  trades: [],
  watchlist_changes: [],
});

test('phases, lookups and words of an answer are shown as they come, in every tab', async ({
  page,
  context,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('how is NVDA?');
  await expect(page.getByText(/^Reading your message|^Thinking/)).toBeVisible();
  await model.callTool('bars', { ticker: 'NVDA', interval: '1d', count: 20 });
  await model.asked();
  const line = page.getByText('Daily prices of NVDA, the last 20', { exact: true });
  await expect(line).toBeVisible();
  await expect(page.getByText('Thinking')).toBeVisible();

  // A tab that is opened in the middle sees where it stands.
  const other = await context.newPage();
  await Workstation.open(other, server.url);
  await expect(other.getByText('Daily prices of NVDA, the last 20', { exact: true })).toBeVisible();
  await expect(other.getByText('Thinking')).toBeVisible();

  const stream = await model.stream();
  stream.write(ANSWER.slice(0, 30));
  for (const tab of [page, other]) {
    await expect(tab.getByTestId('draft')).toContainText('You hold 77 NVDA');
    await expect(tab.getByTestId('draft')).toContainText('not checked yet');
  }
  stream.write(ANSWER.slice(30));
  stream.end();
  for (const tab of [page, other]) {
    await expect(tab.getByTestId('draft')).toHaveCount(0);
    await expect(tab.getByRole('article', { name: 'Assistant' })).toContainText(
      'not from your account: you hold no NVDA',
    );
  }
  await line.click();
  await expect(page.getByText('bars: ticker NVDA; interval 1d; count 20')).toBeVisible();
  await expect(page.getByText('time, open, high, low, close, volume')).toBeVisible();
});

test('a message that is canceled between two steps ends in every tab', async ({
  page,
  context,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const other = await context.newPage();
  await Workstation.open(other, server.url);
  await workstation.ask('how is NVDA?');
  await model.callTool('positions', {});
  await model.asked();
  await expect(other.getByText('Cash and positions', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('listitem').getByText('Cancelled. Nothing was done.')).toBeVisible();
  await expect(other.getByText('Cash and positions')).toHaveCount(0);
  await expect(other.getByText('No answer yet')).toBeVisible();
});

test('a message is stopped from another tab', async ({ page, context, server, model }) => {
  const workstation = await Workstation.open(page, server.url);
  const other = await context.newPage();
  await Workstation.open(other, server.url);
  await workstation.ask('how is NVDA?');
  await model.asked();
  await other.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('listitem').getByText('Cancelled. Nothing was done.')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
  await expect(other.getByText('No answer yet')).toBeVisible();
});

test('a limit that is remembered by chat is listed in the settings, enforced, and deleted there', async ({
  page,
  server,
  model,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.ask('remember: never more than 10 % in one stock');
  await expect(workstation.answers).toContainText('Remembered, and enforced from now on');
  await workstation.ask('buy 20 NVDA');
  await model.answer({
    message: 'Placing: buy 20 NVDA.',
    trades: [{ ticker: 'NVDA', side: 'buy', quantity: 20 }],
  });
  // It was refused: the model is asked to say so.
  await model.answer({ message: 'It was refused, because of what you asked me to remember.' });
  await expect(page.getByTestId('receipt-rejected')).toContainText(
    'You asked the assistant to remember: “never more than 10 % in one stock”.',
  );
  await page.getByRole('button', { name: 'Assistant settings' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Assistant settings' });
  await expect(dialog.getByText('Enforced for every order of the assistant')).toBeVisible();
  await dialog.getByRole('button', { name: /^Delete: never more than 10 %/ }).click();
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
});
