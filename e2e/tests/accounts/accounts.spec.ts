import type { Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

interface Made {
  readonly id: string;
}

async function makeAccount(page: Page, url: string, name: string, starting_cash: number) {
  const answer = await page.request.post(`${url}/api/accounts`, {
    data: { name, starting_cash, fill_profile: 'ideal' },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Made;
}

const menuButton = (page: Page) => page.getByRole('button', { name: /^Account: / });

test('two tabs show two accounts, and each gets the changes of its own only', async ({
  page,
  context,
  server,
}) => {
  const { id } = await makeAccount(page, server.url, 'Swing', 25_000);
  const first = await Workstation.open(page, server.url);
  const other = await context.newPage();
  const second = await Workstation.open(other, `${server.url}/?account=${id}`);
  await expect(menuButton(page)).toHaveText('Main');
  await expect(menuButton(other)).toHaveText('Swing');
  await expect(first.figure('Cash')).toHaveText('$10,000.00');
  await expect(second.figure('Cash')).toHaveText('$25,000.00');
  await expect(page).toHaveTitle(/^Main · .* · FinAlly$/);
  await expect(other).toHaveTitle(/^Swing · .* · FinAlly$/);

  // Placed by others, so that only the account stream tells the pages.
  const bought = { ticker: 'KO', side: 'buy', quantity: 3 };
  await page.request.post(`${server.url}/api/accounts/${id}/portfolio/trade`, { data: bought });
  const positions = (tab: Page) => tab.getByRole('tabpanel', { name: 'Positions' });
  await expect(positions(other)).toContainText('KO');
  await page.request.post(`${server.url}/api/portfolio/trade`, {
    data: { ...bought, ticker: 'PYPL' },
  });
  await expect(positions(page)).toContainText('PYPL');
  await expect(positions(page)).not.toContainText('KO');
  await expect(positions(other)).not.toContainText('PYPL');

  await other.reload();
  await expect(menuButton(other)).toHaveText('Swing');
  await expect(positions(other)).toContainText('KO');
  await page.reload();
  await expect(menuButton(page)).toHaveText('Main');
  await expect(positions(page)).toContainText('PYPL');
});

test('both tabs share one connection for the events of both accounts', async ({
  page,
  context,
  server,
}) => {
  const { id } = await makeAccount(page, server.url, 'Swing', 25_000);
  await Workstation.open(page, server.url);
  const other = await context.newPage();
  await Workstation.open(other, `${server.url}/?account=${id}`);
  const clients = async () => {
    const metrics = await (await page.request.get(`${server.url}/metrics`)).text();
    return /finally_account_stream_connections (\d+)/.exec(metrics)?.[1];
  };
  await expect.poll(clients).toBe('1');
});

test('an account is made in the dialog, switched to by the command line, and archived', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('account new', /New account/);
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill('main');
  await dialog.getByLabel('Starting cash').fill('$2,500.50');
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('An account named main exists already.');
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('Name').fill('Options week');
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await expect(menuButton(page)).toHaveText('Options week');
  await expect(workstation.figure('Cash')).toHaveText('$2,500.50');

  await expect(page.getByRole('region', { name: /^Notifications/ })).toBeAttached();
  await workstation.command('account main', /Switch to the account Main/);
  await expect(menuButton(page)).toHaveText('Main');
  await menuButton(page).click();
  await page.getByRole('link', { name: /Options week/ }).click();
  await expect(menuButton(page)).toHaveText('Options week');

  await menuButton(page).click();
  await page.getByRole('button', { name: 'Manage this account…' }).click();
  await expect(page.getByRole('dialog', { name: 'Manage the account' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(menuButton(page)).toHaveText('Main');
});

test('a key is shown once, works for its account only, and is revoked', async ({
  page,
  server,
}) => {
  const { id } = await makeAccount(page, server.url, 'Bots', 777);
  await Workstation.open(page, `${server.url}/?account=${id}`);
  await menuButton(page).click();
  await page.getByRole('button', { name: 'Keys for programs…' }).click();
  await page.getByLabel('Label').fill('My bot');
  await page.getByLabel('It may').selectOption('trade');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const secret = (await page.getByTestId('key-secret').textContent()) ?? '';
  expect(await findings(page)).toEqual([]);
  const headers = { authorization: `Bearer ${secret}` };
  const ask = async (path: string) =>
    (await page.request.get(`${server.url}${path}`, { headers })).status();
  expect(await ask('/api/portfolio')).toBe(200);
  expect(await ask('/api/accounts/default/portfolio')).toBe(403);
  await page
    .getByLabel('Program', { exact: true })
    .selectOption('Alpaca: alpaca-trade-api for JavaScript, version 3');
  const lines = page.getByRole('textbox', { name: /^Lines for Alpaca/ });
  await expect(lines).toHaveValue(new RegExp(`APCA_API_BASE_URL=${server.url}`));
  await expect(lines).toHaveValue(new RegExp(secret));
  await page.getByLabel('Program', { exact: true }).selectOption('MCP: Claude Code');
  await expect(page.getByRole('textbox', { name: /^Lines for MCP/ })).toHaveValue(
    `claude mcp add --transport http finally ${server.url}/mcp --header "Authorization: Bearer ${secret}"`,
  );
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'I have it' }).click();
  await expect(page.getByTestId('key-secret')).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke the key My bot' }).click();
  await expect(page.getByRole('button', { name: 'Revoke the key My bot' })).toHaveCount(0);
  expect(await ask('/api/portfolio')).toBe(401);
});

test('an account that is erased elsewhere leads to the default account', async ({
  page,
  server,
}) => {
  const { id } = await makeAccount(page, server.url, 'Gone', 777);
  await Workstation.open(page, `${server.url}/?account=${id}`);
  await expect(menuButton(page)).toHaveText('Gone');
  const erased = await page.request.post(`${server.url}/api/accounts/${id}/erase`, {
    data: { name: 'Gone' },
  });
  expect(erased.status()).toBe(204);
  await page.reload();
  await expect(menuButton(page)).toHaveText('Main');
});
