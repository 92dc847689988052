import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

const MESSAGE = 'Message to the assistant';

test('a chart is drawn in the answer and shown on the desk, and the focus stays', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const answer = await workstation.say('chart MSFT 5m');
  await expect(answer.getByRole('figure', { name: 'Chart of MSFT, 5m' })).toContainText('MSFT');
  await expect(page.locator('[data-chart]').first()).toContainText('MSFT');
  await expect(page.getByLabel(MESSAGE)).toBeFocused();
});

test('two tickers are compared', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const answer = await workstation.say('compare AAPL and MSFT');
  const chart = answer.getByRole('figure', { name: 'Chart of AAPL and MSFT, 5m' });
  await expect(chart.locator('svg path')).toHaveCount(2);
});

test('a panel is opened by a sentence', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.say('open the blotter');
  await expect(page.getByRole('tab', { name: 'Blotter' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel(MESSAGE)).toBeFocused();
});

test('a command of the command line works in the chat, and the focus returns', async ({
  page,
  server,
}) => {
  await Workstation.open(page, server.url);
  const field = page.getByLabel(MESSAGE);
  await field.fill('/chart NVDA 1h');
  await field.press('Enter');
  await expect(page.locator('[data-chart]').first()).toContainText('NVDA');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(page.getByRole('article', { name: 'Assistant' })).toHaveCount(0);
});

test('an order with a slash is shown before it is sent', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const field = page.getByLabel(MESSAGE);
  await field.fill('/buy 2 NVDA');
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('NVDA');
  await expect(workstation.position('NVDA')).toHaveCount(0);
});

test('an answer in another language', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const answer = await workstation.say('Kaufe bitte 2 Nvidia-Aktien');
  await expect(answer).toContainText('Kauf von 2 NVDA');
  await expect(answer.getByRole('list', { name: 'Actions' })).toContainText('Bought 2 NVDA at');
  await expect(workstation.position('NVDA')).toContainText('2');
});
