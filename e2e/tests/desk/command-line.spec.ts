import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

test('bought, halved and closed without the mouse', async ({ page, server }) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('BUY 5 NVDA', /^Buy 5 NVDA.*cash after/);
  await expect(page.getByText(/^Bought 5 NVDA at /)).toBeVisible();
  await expect(workstation.position('NVDA')).toBeVisible();

  await workstation.command('sell half nvda', /^Sell 2\.5 NVDA/);
  await expect(page.getByText(/^Sold 2\.5 NVDA at /).first()).toBeVisible();
  await workstation.command('CLOSE NVDA', /^Sell 2\.5 NVDA.*0 held after/);
  await page.keyboard.press('Tab');
  // Keys count once the question has been open for a moment without any.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(workstation.position('NVDA')).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
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

test('a refusal is told at the line, which stays to be put right', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
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

test('the chart is set up by commands and keys alone', async ({ page, readOnlyServer }) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const chart = page.getByRole('toolbar', { name: 'Chart' });
  await expect(chart).toBeVisible();
  await page.keyboard.type('i4');
  await expect(chart.getByRole('radio', { name: '5m', exact: true })).toBeChecked();
  await page.keyboard.type('cl');
  await expect(chart.getByRole('radio', { name: 'Line' })).toBeChecked();
  await workstation.command('add rsi', /^Add RSI/);
  await expect(chart.getByRole('button', { name: /^Indicators/ })).toContainText('1');
  await workstation.command('remove rsi', /^Remove RSI/);
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

test('words of intent have an answer, an exact name wins, and a guess is not chosen', async ({
  page,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  await expect(page.getByRole('toolbar', { name: 'Chart' })).toBeVisible();
  const line = page.getByRole('combobox', { name: 'Command' });
  const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
  for (const [text, answer] of [
    ['help', /^Shortcuts: list and change/],
    ['undo', /^Undo: nothing/],
    ['cancel', /^Cancel: CANCEL ALL cancels/],
    ['buy 5 nvda lmt 100 gtc', /^Buy 5 NVDA at \$100\.00 or better, until canceled/],
    ['close all', /^Sell everything/],
    ['flatten', /^Sell everything/],
    ['export', /^Export all trades/],
    ['news', /^Go to News/],
    ['movers', /^Go to Movers/],
    ['settings', /^Settings: each/],
    ['cash', /^Cash: how much/],
    ['quit', /^Quit: sign out/],
    ['theme', /theme/i],
    ['halt', /^Pause assistant/],
    ['sma', /^Add SMA/],
    ['b 5 nvda', /^Buy 5 NVDA/],
    ['add pypl', /^Put PYPL on/],
    ['remove aapl', /^Take AAPL off/],
    ['compare msft', /^Compare the chart with MSFT/],
    ['chart apple 5m', /^chart AAPL 5m/],
    ['tesla', /^TSLA/],
  ] as const) {
    await page.keyboard.press('/');
    await line.fill(text);
    await expect(chosen, text).toHaveText(answer);
    await page.keyboard.press('Escape');
  }
  for (const text of ['zzz', 'aapl 7m', 'buy 5 zzzz']) {
    await page.keyboard.press('/');
    await line.fill(text);
    await page.keyboard.press('Enter');
    // It says why, and stays.
    await expect(page.getByRole('alert').filter({ hasText: /\w/ }).first(), text).toBeVisible();
    await expect(chosen, text).toHaveCount(0);
    await expect(line).toHaveValue(text);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('/');
  await line.fill('chart apple 5m');
  await expect(chosen).toHaveText(/AAPL 5m/);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('toolbar', { name: 'Chart' }).getByRole('radio', { name: '5m', exact: true }),
  ).toBeChecked();
});

test('a removal is undone by a key and by a word, and a key undoes no order', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.command('remove msft', /^Take MSFT off/);
  await expect(workstation.row('MSFT')).toHaveCount(0);
  await workstation.command('BUY 1 AAPL', /^Buy 1 AAPL/);
  await expect(workstation.position('AAPL')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(workstation.row('MSFT')).toBeVisible();
  await expect(workstation.position('AAPL')).toBeVisible();
  await workstation.command('undo', /^Undo: buy 1 AAPL \(sell it back/);
  await workstation.sayYes();
  await expect(workstation.position('AAPL')).toHaveCount(0);
});
