import { expect, test } from 'vitest';
import { ok } from '../../src/kernel/result.ts';
import { answered, scripted } from '../assistant/scripted.ts';
import { settle } from '../support/time/settle.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, sell } from '../support/trading/portfolio.ts';
import { A, B, openTwoAccounts } from './open-accounts.ts';

const DIS = ticker('DIS');

test('a ticker is followed as long as one of the accounts holds it', async () => {
  const { a, b, source } = await openTwoAccounts();
  await a.portfolio.trade(buy('DIS', 1), BY_USER);
  await b.portfolio.trade(buy('DIS', 2), BY_USER);
  await a.portfolio.trade(sell('DIS', 1), BY_USER);
  expect(source.tickers()).toContain('DIS');
  source.move('DIS', 110);
  expect((await b.portfolio.portfolio()).positions).toMatchObject([
    { ticker: 'DIS', current_price: 110, price_stale: false },
  ]);
  await a.portfolio.reset();
  expect(source.tickers()).toContain('DIS');
  await b.portfolio.trade(sell('DIS', 2), BY_USER);
  expect(source.tickers()).not.toContain('DIS');
});

test('a ticker is followed as long as one of the accounts watches it', async () => {
  const { a, b, source } = await openTwoAccounts();
  await a.watchlist.add(DIS);
  await b.watchlist.add(DIS);
  await a.watchlist.remove(DIS);
  expect(source.tickers()).toContain('DIS');
  expect((await a.watchlist.list()).entries).toHaveLength(10);
  expect((await b.watchlist.list()).entries).toHaveLength(11);
  await b.watchlist.remove(DIS);
  expect(source.tickers()).not.toContain('DIS');
});

test('alerts fire for their own account, and keep their own ticker followed', async () => {
  const { a, b, source } = await openTwoAccounts();
  await a.alerts.set({ ticker: DIS, terms: { kind: 'above', price: 105 } });
  await b.alerts.set({ ticker: DIS, terms: { kind: 'above', price: 120 } });
  source.move('DIS', 106);
  await settle();
  expect((await a.alerts.list()).alerts).toMatchObject([{ state: 'fired', fired_price: 106 }]);
  const [waiting] = (await b.alerts.list()).alerts;
  expect(waiting).toMatchObject({ state: 'active' });
  expect(source.tickers()).toContain('DIS');
  expect(await a.alerts.remove(waiting?.id ?? '')).toMatchObject({
    error: { code: 'unknown_alert' },
  });
});

test('each account has its own cash, journal, value curve and performance', async () => {
  const { a, b, clock, source } = await openTwoAccounts();
  clock.advance(1_000);
  const order = buy('DIS', 10, 'the-same-id');
  const first = await a.portfolio.trade(order, BY_USER);
  source.move('DIS', 50);
  const second = await b.portfolio.trade({ ...order, quantity: 1 }, BY_USER);
  expect([first, second]).toMatchObject([
    { ok: true, value: { trade: { price: 100 }, cash_balance: 9_000 } },
    { ok: true, value: { trade: { price: 50 }, cash_balance: 9_950 } },
  ]);
  clock.advance(30_000);
  await settle();
  expect((await a.values.history('1d')).snapshots.at(-1)).toMatchObject({ total_value: 9_500 });
  expect((await b.values.history('1d')).snapshots.at(-1)).toMatchObject({ total_value: 10_000 });
  expect((await a.values.performance()).max_drawdown_percent).toBe(5);
  expect((await b.values.performance()).max_drawdown_percent).toBe(0);

  await a.portfolio.reset();
  const trades = await b.portfolio.trades({ limit: 10 });
  expect(trades).toMatchObject({ value: { trades: [{ quantity: 1 }] } });
  expect((await b.portfolio.portfolio()).cash_balance).toBe(9_950);
  expect((await b.values.history('1d')).snapshots.length).toBeGreaterThan(1);
});

test('an account does not get the benchmark of another', async () => {
  const { a, b, clock, source } = await openTwoAccounts();
  for (const { ticker: symbol } of (await a.watchlist.list()).entries) {
    if (symbol !== 'AAPL') await a.watchlist.remove(symbol);
  }
  clock.advance(2_000);
  for (const symbol of ['AAPL', 'MSFT', 'NVDA']) source.move(symbol, 200);
  const compared = async ({ benchmark }: typeof a) =>
    (await benchmark.over('1d')).holdings.map(({ ticker }) => ticker);
  expect(await compared(a)).toEqual(['AAPL']);
  expect(await compared(b)).toEqual(expect.arrayContaining(['AAPL', 'MSFT', 'NVDA']));
});

test('an unsound ledger stops trading in its own account only', async () => {
  const { a, b, accounts, connection } = await openTwoAccounts();
  connection.blockingTransaction((transaction) =>
    transaction.run('UPDATE accounts SET cash_cents = cash_cents + 1 WHERE id = ?', B),
  );
  await accounts.verifyInBackground();
  expect(await b.portfolio.trade(buy('DIS', 1), BY_USER)).toMatchObject({
    error: { code: 'ledger_inconsistent' },
  });
  expect(await a.portfolio.trade(buy('DIS', 1), BY_USER)).toMatchObject({ ok: true });
  expect(accounts.difference()?.what).toContain('cash');
});

test('a halt and other settings bind only the assistant of their own account', async () => {
  const { a, b } = await openTwoAccounts();
  await a.chat.halt();
  expect(a.chat.settings().halted).toBe(true);
  expect(b.chat.settings()).toMatchObject({ halted: false, version: 0 });
  expect((await answered(a.chat, 'buy 1 NVDA')).actions).toMatchObject([
    { status: 'rejected', error: { code: 'assistant_halted' } },
  ]);
  expect((await answered(b.chat, 'buy 1 NVDA')).actions).toMatchObject([{ status: 'executed' }]);
  expect((await a.portfolio.portfolio()).positions).toEqual([]);
  expect((await b.portfolio.portfolio()).positions).toMatchObject([{ ticker: 'NVDA' }]);
});

test('no conversation is visible, answered or cleared in the other account', async () => {
  const { model, prompts } = scripted({ message: 'Noted.' });
  const { a, b } = await openTwoAccounts(model);
  await answered(a.chat, 'my secret is swordfish', 'the-same-id');
  const other = await answered(b.chat, 'how am I doing?', 'the-same-id');
  expect(JSON.stringify(prompts[1])).not.toContain('swordfish');
  await a.chat.clear();
  expect((await a.chat.history()).messages).toEqual([]);
  expect((await b.chat.history()).messages).toMatchObject([
    { message: 'how am I doing?' },
    { id: other.id },
  ]);
});

test('a proposal can be decided only in its own account', async () => {
  const { a, b } = await openTwoAccounts();
  const { version } = a.chat.settings();
  await a.chat.changeSettings({ ...a.chat.settings(), mode: 'confirm', version });
  const { actions } = await answered(a.chat, 'buy 1 NVDA');
  const id = actions[0]?.id ?? '';
  expect(actions).toMatchObject([{ status: 'proposed' }]);
  expect(await b.chat.approve(id)).toMatchObject({ error: { code: 'not_found' } });
  expect(await b.chat.decline(id)).toMatchObject({ error: { code: 'not_found' } });
  expect(await a.chat.approve(id)).toMatchObject({ ok: true, value: { status: 'executed' } });
});

test('a full queue in one account does not delay the other', async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { model } = scripted(async ({ message }) => {
    if (message.startsWith('slow')) await released;
    return ok({ message: 'Noted.', trades: [], watchlist_changes: [] });
  });
  const { a, b } = await openTwoAccounts(model);
  const slow = Array.from({ length: 8 }, (_, place) => a.chat.send({ message: `slow ${place}` }));
  expect(await a.chat.send({ message: 'one more' })).toMatchObject({
    error: { code: 'assistant_busy' },
  });
  expect((await answered(b.chat, 'quick')).message).toBe('Noted.');
  release();
  expect((await Promise.all(slow)).every((answer) => answer.ok)).toBe(true);
});

test('an account that is let go follows only what its orders and alerts need', async () => {
  const { a, b, accounts, releaseB, clock, source } = await openTwoAccounts();
  await a.portfolio.trade(buy('KO', 1), BY_USER);
  await b.portfolio.trade(buy('DIS', 1), BY_USER);
  await b.portfolio.trade(sell('DIS', 1), BY_USER);
  await b.alerts.set({ ticker: ticker('PYPL'), terms: { kind: 'above', price: 80 } });
  releaseB();
  // Its jobs start meanwhile.
  clock.advance(3_000);
  await settle();
  clock.advance(12 * 60_000);
  await settle();
  expect(() => accounts.of(B)).toThrow('the account second is not open');
  expect(source.tickers()).toEqual(expect.arrayContaining(['KO', 'AAPL', 'PYPL']));
  source.move('PYPL', 81);
  await settle();
  expect(source.tickers()).not.toContain('PYPL');

  await accounts.use(B);
  expect((await accounts.of(B).alerts.list()).alerts).toMatchObject([{ state: 'fired' }]);
  source.move('KO', 61);
  expect(await accounts.of(A).portfolio.trade(buy('KO', 1), BY_USER)).toMatchObject({ ok: true });
});
