import type { APIResponse } from '@playwright/test';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** What the server would refuse: the amount as it is typed, and as it is sent. */
const REFUSED = [
  { typed: '0', quantity: 0 },
  { typed: '0.0000001', quantity: 0.0000001 },
  { typed: '1000000000', quantity: 1_000_000_000 },
] as const;

test('a bad amount is answered while it is typed with the sentence that the server refuses it with', async ({
  page,
  request,
  readOnlyServer,
}) => {
  const { trade } = await Workstation.open(page, readOnlyServer.url);
  for (const { typed, quantity } of REFUSED) {
    const answer = await request.post(`${readOnlyServer.url}/api/portfolio/trade`, {
      data: { ticker: 'AAPL', side: 'buy', quantity },
    });
    const { detail } = (await answer.json()) as { detail: string };
    await trade.getByLabel('Quantity').fill(typed);
    await expect(trade.getByText(detail)).toBeVisible();
  }
  // Prices move between the two: the words are the same, the figures nearly.
  await trade.getByLabel('Quantity').fill('1000');
  await expect(
    trade.getByText(/1,000 AAPL cost \$\d{3},\d{3}\.\d\d, but only \$10,000\.00 cash is left\./),
  ).toBeVisible();
});

/** The sentences with which the server refuses a call, one for each field or the call's own. */
async function refusalOf(answer: APIResponse): Promise<string> {
  expect(answer.ok()).toBe(false);
  const { detail } = (await answer.json()) as { detail: string };
  return detail;
}

test('a ticker that is none or not known is answered while it is typed', async ({
  page,
  request,
  readOnlyServer,
}) => {
  const { trade } = await Workstation.open(page, readOnlyServer.url);
  const add = page.getByPlaceholder('Add ticker or company');
  for (const ticker of ['QQQZZ', '$$$']) {
    const data = { ticker, side: 'buy', quantity: 1 };
    const sentence = await refusalOf(
      await request.post(`${readOnlyServer.url}/api/portfolio/trade`, { data }),
    );
    await trade.getByLabel('Ticker').fill(ticker);
    await expect(trade.getByText(sentence)).toBeVisible();
    await add.fill(ticker);
    await expect(page.getByText(sentence)).toHaveCount(2);
    await add.fill('');
  }
  await trade.getByLabel('Ticker').fill('AAPL');
  await page.getByRole('button', { name: 'Price alerts' }).click();
  const alerts = page.getByRole('dialog', { name: /alerts/i });
  const unknown = await refusalOf(
    await request.post(`${readOnlyServer.url}/api/watchlist`, { data: { ticker: 'QQQZZ' } }),
  );
  await alerts.getByLabel('Ticker').fill('QQQZZ');
  await expect(alerts.getByText(unknown)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('BUY 5 QQQZZ');
  await expect(page.getByText(unknown)).toBeVisible();
});

test('a limit of the assistant that is not allowed is answered while it is typed', async ({
  page,
  request,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  await workstation.openAssistantSettings();
  const dialog = workstation.assistantSettings;
  const settings = await (await request.get(`${readOnlyServer.url}/api/assistant/settings`)).json();
  for (const [name, label, value] of [
    ['actions_per_message_max', 'Actions per message', 51],
    ['actions_per_message_max', 'Actions per message', 1.5],
    ['trades_per_day_max', 'Trades per day', 0],
    ['dollars_per_day_max', 'Dollars per day', 0.001],
    ['daily_loss_max', 'Largest loss in a day', 0],
    ['ticker_weight_max_percent', 'Largest share in one ticker', 100.01],
  ] as const) {
    const data = { ...settings, [name]: value };
    const sentence = await refusalOf(
      await request.put(`${readOnlyServer.url}/api/assistant/settings`, { data }),
    );
    const field = dialog.getByLabel(label);
    const before = await field.inputValue();
    await field.fill(String(value));
    await expect(dialog.getByText(sentence, { exact: true })).toBeVisible();
    await field.fill(before);
    await expect(dialog.getByText(sentence, { exact: true })).toHaveCount(0);
  }
});

test('a name of a watchlist that is not allowed is answered while it is typed', async ({
  page,
  request,
  server,
}) => {
  await request.post(`${server.url}/api/watchlists`, { data: { name: 'Momentum' } });
  await Workstation.open(page, server.url);
  await page.getByRole('button', { name: 'Edit watchlists and columns' }).click();
  const field = page.getByLabel('Name of a new list');
  for (const name of ['m'.repeat(41), 'MOMENTUM', '\u200b', 'a\u0007b']) {
    const sentence = await refusalOf(
      await request.post(`${server.url}/api/watchlists`, { data: { name } }),
    );
    await field.fill(name);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create the list' })).toBeDisabled();
  }
  await field.fill('Momentum of old');
  await expect(page.getByRole('button', { name: 'Create the list' })).toBeEnabled();
});

test('what removes a row lies beside its figures, and does not move them', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
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
