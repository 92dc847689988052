import type { Page } from '@playwright/test';
import { tradeMany } from '../support/api.ts';
import { scriptsWith } from '../support/scripts.ts';
import { expect, test } from '../support/server.ts';
import { Workstation } from '../support/workstation.ts';

/** The orders that the page sends from now on. */
function ordersOf(page: Page): string[] {
  const orders: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/portfolio/trade')) {
      orders.push(request.postData() ?? '');
    }
  });
  return orders;
}

/** Every character that a keyboard writes without a dead key. */
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(index + 33)).join(
  '',
);

/** Texts of printable characters, the same in every run. */
function someTexts(count: number): string[] {
  let state = 20_260_102;
  const next = (max: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * max);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(24) }, () => PRINTABLE[next(PRINTABLE.length)]).join(''),
  );
}

test('from the key that opens the command line on, all keys are its own, however late it comes', async ({
  page,
  readOnlyServer,
}) => {
  // Never answered: the network may be that slow.
  await page.route(scriptsWith('Enter does nothing yet'), () => {});
  const workstation = await Workstation.openFirst(page, readOnlyServer.url);
  const orders = ordersOf(page);
  await workstation.trade.getByLabel('Quantity').fill('1');
  await page.keyboard.press('Escape');
  const line = page.getByRole('combobox', { name: 'Command' });
  // `/` at the beginning of an open line is the line's own too.
  for (const text of ['BUY 2 NVDA', 'SELL', 'RESET', 'ALERT', PRINTABLE, ...someTexts(20)]) {
    await page.keyboard.type(`/${text}`);
    await expect(line).toHaveValue(text);
    await page.keyboard.press('Enter');
    await expect(line).toHaveValue(text);
    await page.keyboard.press('Escape');
    await expect(line).toHaveCount(0);
  }
  expect(orders).toEqual([]);
});

test('what is typed before the page hears keys belongs to the line that `/` opened', async ({
  page,
  readOnlyServer,
}) => {
  const orders = ordersOf(page);
  let deliver = () => {};
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route(/\.js($|\?)/, async (route) => {
    await delivered;
    await route.continue();
  });
  await page.goto(readOnlyServer.url, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'FinAlly' })).toBeAttached();
  await page.keyboard.type('/SELL 3 NVDAX');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  deliver();
  const line = page.getByRole('combobox', { name: 'Command' });
  await expect(line).toHaveValue('SELL 3 NVDA');
  await expect(line).toBeFocused();
  await page.keyboard.type('X');
  await expect(line).toHaveValue('SELL 3 NVDAX');
  await page.keyboard.press('Escape');
  // From here on the page hears them itself.
  await page.keyboard.type('/R');
  await expect(line).toHaveValue('R');
  expect(orders).toEqual([]);
});

test('what was typed before the command line was understood is understood once it is', async ({
  page,
  server,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(scriptsWith('Enter does nothing yet'), async (route) => {
    await held;
    await route.continue();
  });
  await Workstation.openFirst(page, server.url);
  await page.keyboard.type('/BUY 2 NVDA');
  await expect(page.getByText('Loading commands')).toBeVisible();
  release();
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
    /^Buy 2 NVDA/,
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Bought 2 NVDA at /)).toBeVisible();
});

test('what was entered before is recalled by keys that came before what knows it', async ({
  page,
  readOnlyServer,
}) => {
  await page.addInitScript(() => {
    const lines = ['CHART MSFT', 'ASK how am I doing'];
    localStorage.setItem(
      'finally.command-history',
      JSON.stringify({ state: { lines }, version: 1 }),
    );
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(scriptsWith('Enter does nothing yet'), async (route) => {
    await held;
    await route.continue();
  });
  await Workstation.openFirst(page, readOnlyServer.url);
  for (const key of ['/', 'ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  release();
  const line = page.getByRole('combobox', { name: 'Command' });
  await expect(line).toHaveValue('CHART MSFT');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
    /^Show MSFT/,
  );
});

test('no key alone trades unless the order keys are on, which is seen', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  await workstation.order('Buy', '1', 'AAPL');
  await expect(page.getByText(/^Bought 1 AAPL/)).toBeVisible();
  const orders = ordersOf(page);
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 300, y: 12 } });
  for (const key of PRINTABLE) {
    await page.keyboard.press(/[A-Z]/.test(key) ? `Shift+${key}` : key);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  expect(orders).toEqual([]);
  await page.keyboard.press('Shift+B');
  await expect(page.getByText(/places no order: order keys are off/).first()).toBeVisible();
  const armed = page.getByRole('button', { name: 'Order keys on' });
  await expect(armed).toHaveCount(0);
  // One of the keys counts the ticket in dollars, and empties it.
  await workstation.trade.getByRole('radio', { name: 'Shares' }).check({ force: true });
  await workstation.trade.getByLabel('Quantity').fill('1');
  await page.getByRole('checkbox', { name: 'Order keys' }).check();
  await expect(armed).toBeVisible();
  await page.keyboard.press('Shift+B');
  await expect.poll(() => orders.length).toBe(1);
  await page.reload();
  await expect(armed).toHaveCount(0);
});

test('with confirmation on, no way to place an order places one before the yes', async ({
  page,
  server,
}) => {
  await tradeMany(page.request, server.url, [
    { ticker: 'AAPL', side: 'buy', quantity: 3 },
    { ticker: 'NVDA', side: 'buy', quantity: 4 },
  ]);
  const workstation = await Workstation.open(page, server.url);
  // One fill of the page's own, to be repeated and undone.
  await workstation.order('Buy', '1', 'AAPL');
  await expect(page.getByText(/^Bought 1 AAPL/)).toBeVisible();
  await workstation.trade.getByLabel('Quantity').fill('1');
  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  await page.getByRole('checkbox', { name: 'Order keys' }).check();
  const orders = ordersOf(page);
  const declined = async (way: string) => {
    await expect(workstation.question, way).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(workstation.question, way).toHaveCount(0);
    await page.keyboard.press('Escape');
    expect(orders, way).toEqual([]);
  };
  const undo = page.getByRole('button', { name: 'Sell 1 back' });
  await undo.click();
  await declined('undo');
  // Whatever the page marks as placing an order.
  const buttons = page.locator('[data-places-order]:visible');
  const count = await buttons.count();
  expect(count).toBeGreaterThanOrEqual(7);
  for (let index = 0; index < count; index++) {
    await buttons.nth(index).click();
    await declined(`button ${index}`);
  }
  for (const key of ['Shift+B', 'Shift+S', 'Shift+R']) {
    await page.keyboard.press(key);
    await declined(key);
  }
  for (const line of [
    'BUY 1 NVDA',
    'SELL 1 NVDA',
    'SELL HALF NVDA',
    'CLOSE NVDA',
    'b $5 nvda',
    'close all',
    'undo',
    'repeat',
    'Buy what the ticket says',
    'Sell what the ticket says',
  ]) {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Command' }).fill(line);
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await declined(line);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('close all');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
    /Sell everything: 2 pos/,
  );
  await page.keyboard.press('Enter');
  await workstation.sayYes();
  await expect(page.getByText('No positions yet')).toBeVisible();
});

test('an Enter that is held down places one order at most, and sells no whole position', async ({
  page,
  server,
}) => {
  const workstation = await Workstation.open(page, server.url);
  const orders = ordersOf(page);
  await workstation.trade.getByLabel('Quantity').fill('1');
  // A key that is already down is pressed again as its repetition.
  for (let repeats = 0; repeats < 8; repeats++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(workstation.sideButton('Buy')).toBeFocused();
  expect(orders).toEqual([]);
  for (let repeats = 0; repeats < 8; repeats++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(workstation.position('AAPL')).toBeVisible();
  expect(orders).toHaveLength(1);

  await page.keyboard.press('/');
  await page.keyboard.type('close aapl');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(
    /0 held after/,
  );
  for (let repeats = 0; repeats < 8; repeats++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  // It came too soon after the last repetition to answer the question, either way.
  await expect(workstation.question).toBeVisible();
  await page.keyboard.press('Escape');
  expect(orders).toHaveLength(1);
});

test('a bouncing Enter answers no question, neither that of an order nor that of a start over', async ({
  page,
  readOnlyServer,
}) => {
  const workstation = await Workstation.open(page, readOnlyServer.url);
  const orders = ordersOf(page);
  const resets: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/portfolio/reset')) resets.push(request.url());
  });
  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  for (const [text, row] of [
    ['buy 1 aapl', /^Buy 1 AAPL/],
    ['reset', /^Start over/],
  ] as const) {
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(row);
    // Sent together: a bounce does not wait for what the page makes of the press before it.
    await Promise.all(['Enter', 'Enter', 'Enter', ' '].map((key) => page.keyboard.press(key)));
    await expect(workstation.question).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await expect(workstation.question).toHaveCount(0);
  expect([orders, resets]).toEqual([[], []]);
});

test('Escape calls off an Enter that waits for the search', async ({ page, readOnlyServer }) => {
  await Workstation.open(page, readOnlyServer.url);
  const orders = ordersOf(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/market\/search/, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.type('/buy 0.1 z');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const answer = page.waitForResponse(/\/api\/market\/search/);
  release();
  await answer;
  await expect(page.getByRole('combobox', { name: 'Command' })).toHaveCount(0);
  expect(orders).toEqual([]);
});

test('confirmation that is switched on in one tab holds in the other, whatever that one writes', async ({
  page,
  context,
  readOnlyServer,
}) => {
  await Workstation.open(page, readOnlyServer.url);
  const other = await context.newPage();
  const there = await Workstation.open(other, readOnlyServer.url);
  await page.getByRole('checkbox', { name: 'Confirm' }).check();
  await expect(other.getByRole('checkbox', { name: 'Confirm' })).toBeChecked();
  await there.trade.getByRole('radio', { name: 'Dollars' }).check({ force: true });
  await there.trade.getByRole('textbox', { name: 'Dollars' }).fill('50');
  await there.sideButton('Buy').click();
  await expect(there.question).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Confirm' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Confirm' })).toBeChecked();
});
