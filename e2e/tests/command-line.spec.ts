import { expect, test } from './support/server.ts';
import { Workstation } from './support/workstation.ts';

test('bought, halved and closed without the mouse', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('BUY 5 NVDA', /^Buy 5 NVDA.*cash after/);
  await expect(page.getByText(/^Bought 5 NVDA at /)).toBeVisible();
  await expect(workstation.position('NVDA')).toBeVisible();

  await workstation.command('sell half nvda', /^Sell 2\.5 NVDA/);
  await expect(page.getByText(/^Sold 2\.5 NVDA at /).first()).toBeVisible();
  await workstation.command('CLOSE NVDA', /^Sell 2\.5 NVDA.*0 held after/);
  await expect(workstation.position('NVDA')).toHaveCount(0);
});

test('dollars buy what they are worth at the price of the fill', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const answered = page.waitForResponse((response) => response.url().endsWith('/trade'));
  await workstation.command('BUY $500 AAPL', /^Buy \$500\.00 of AAPL/);
  const { trade } = (await (await answered).json()) as { trade: { notional: number } };
  expect(trade.notional).toBe(500);
});

test('a company is found by its name, charted and watched', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await page.keyboard.press('/');
  const line = page.getByRole('combobox', { name: 'Command' });
  await line.fill('WATCH paypal');
  await page.getByRole('option', { name: /WATCH PYPL.*PayPal/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(line).toHaveValue('WATCH PYPL');
  await expect(page.getByRole('option', { name: /Put PYPL on the watchlist/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(workstation.row('PYPL')).toHaveAttribute('aria-pressed', 'true');
  await expect(line).toHaveCount(0);

  await workstation.command('MSFT', /^Show MSFT/);
  await expect(workstation.row('MSFT')).toHaveAttribute('aria-pressed', 'true');
});

test('a refusal is told at the line, which stays to be put right', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('BUY 1000 AAPL', /Refused as it stands: 1,000 AAPL cost/);
  await expect(page.getByRole('alert').filter({ hasText: 'cash is left' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Command' })).toHaveValue('BUY 1000 AAPL');
  await expect(workstation.figure('Cash')).toHaveText('$10,000.00');
});

test('the assistant is asked, and what was entered comes back after a reload', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('ASK how am I doing', /^Ask: how am I doing/);
  await expect(page.getByRole('article', { name: 'Assistant' })).toHaveCount(1);
  await page.reload();
  await expect(workstation.connection).toHaveAttribute('data-status', 'live');
  await page.keyboard.press('Control+k');
  const line = page.getByRole('combobox', { name: 'Command' });
  await expect(line).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(line).toHaveValue('ASK how am I doing');
});

test('the chart is set up by commands and keys alone', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  const chart = page.getByRole('toolbar', { name: 'Chart' });
  await expect(chart).toBeVisible();
  await page.keyboard.type('i4');
  await expect(chart.getByRole('radio', { name: '5m', exact: true })).toBeChecked();
  await page.keyboard.type('cl');
  await expect(chart.getByRole('radio', { name: 'Line' })).toBeChecked();
  await workstation.command('add rsi', /^Add RSI/);
  await expect(chart.getByRole('button', { name: /^Indicators/ })).toContainText('1');
  await workstation.command('take away rsi', /^Take away RSI/);
  await workstation.command('compare', /^Compare the chart/);
  await page.getByRole('dialog', { name: 'Compare' }).getByRole('combobox').fill('MSFT');
  await page.getByRole('option', { name: /^MSFT/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(chart.getByRole('button', { name: 'Stop comparing with MSFT' })).toBeVisible();
  // A key goes to it for as long as it is there.
  await expect(page.getByRole('dialog', { name: 'Compare' })).toHaveCount(0);
  await workstation.command('stop comparing', /^Stop comparing/);
  await expect(chart.getByRole('button', { name: /^Stop comparing/ })).toHaveCount(0);

  // A level, drawn by keys where the chart's crosshair stands.
  await page.keyboard.type('dl');
  const drawn = page.getByRole('application', { name: /^Price chart/ });
  await expect(drawn).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(chart.getByRole('button', { name: /^Draw/ })).toContainText('1');
});
