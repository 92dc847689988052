import type { Benchmark, History, Portfolio } from '@finally/contract';
import { expect, test, vi } from 'vitest';
import { createPricesStore } from '@/features/prices/prices-store';
import { createAccountEvents } from '@/features/session/account-events';
import { createConnectionStore } from '@/features/session/connection-store';
import { type Deferred, deferred } from '@/shared/tests/deferred';
import { NOON, portfolio, position, priceUpdate, receipt } from '@/shared/tests/samples';
import { accountFailure, CURVE_INTERVAL_MS, createPortfolioStore } from './portfolio-store';
import { createValuationStore } from './valuation-store';

/** A server whose answers the test releases, in any order. */
function handServed() {
  const asked: Deferred<Portfolio>[] = [];
  return {
    asked,
    portfolio: () => {
      const answer = deferred<Portfolio>();
      asked.push(answer);
      return answer.promise;
    },
    history: (): Promise<History> => Promise.resolve({ snapshots: [] }),
    benchmark: (): Promise<Benchmark> => Promise.resolve({ points: [], holdings: [] }),
    performance: (): Promise<never> => Promise.reject(new Error('not asked for here')),
  };
}

function setUp(source = handServed()) {
  const prices = createPricesStore();
  const events = createAccountEvents();
  const connection = createConnectionStore();
  const store = createPortfolioStore(source, prices, events, connection);
  return {
    source,
    prices,
    events,
    connection,
    store,
    valuation: createValuationStore(store, prices),
  };
}

test('an answer that a later request has overtaken is dropped', async () => {
  const { source, store } = setUp();
  const first = store.refresh();
  const second = store.refresh();
  source.asked[1]?.resolve(portfolio(9_000));
  await second;
  source.asked[0]?.resolve(portfolio(10_000));
  await first;
  expect(store.getState().portfolio?.cash_balance).toBe(9_000);
});

test('a failed refresh keeps the known figures and the reason, until one succeeds', async () => {
  const { source, store } = setUp();
  const known = store.refresh();
  source.asked[0]?.resolve(portfolio(10_000));
  await known;
  const failed = store.refresh();
  source.asked[1]?.reject(new Error('The server cannot be reached.'));
  await failed;
  expect(store.getState()).toMatchObject({
    error: 'The server cannot be reached.',
    portfolio: { cash_balance: 10_000 },
  });
  const recovered = store.refresh();
  source.asked[2]?.resolve(portfolio(8_000));
  await recovered;
  expect(store.getState()).toMatchObject({ error: null, portfolio: { cash_balance: 8_000 } });
});

const at = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1_000).toISOString();

test('a fill is shown at once, and no answer from before it replaces it', async () => {
  const { source, store, valuation } = setUp();
  const known = store.refresh();
  source.asked[0]?.resolve(portfolio(1_000, [position('AAPL', 10, 100, 110)]));
  await known;
  const early = store.refresh();
  const bought = { quantity: 2, price: 110, notional: 220, executed_at: at(2) };
  // The figures of the receipt count, even if the page would compute others.
  const held = { quantity: 12, avg_cost: 101.6667, cost_basis: 1_220, realized_pnl: 3 };
  const filled = receipt(bought, 780, { position: held, realized_pnl: 7 });
  store.applyFill(filled);
  const shown = {
    cash_balance: 780,
    total_value: 2_100,
    unrealized_pnl: 100,
    realized_pnl: 7,
    positions: [{ ...held, market_value: 1_320, weight: 1_320 / 2_100 }],
  };
  expect(valuation.getState()).toMatchObject(shown);
  store.applyFill(filled);
  source.asked[1]?.resolve({
    ...portfolio(1_000, [position('AAPL', 10, 100, 110)]),
    as_of: at(1),
  });
  await early;
  expect(valuation.getState()).toMatchObject(shown);
  // A request after the fill counts, even if the clock of the server was set back.
  const late = store.refresh();
  source.asked[2]?.resolve(portfolio(790));
  await late;
  expect(store.getState().portfolio?.cash_balance).toBe(790);
});

test('a fill opens and closes positions at the figures of its receipt', () => {
  const { store } = setUp();
  store.setState({ portfolio: portfolio(1_000) });
  const bought = { quantity: 2, price: 50, notional: 100, executed_at: at(1) };
  const held = { quantity: 2, avg_cost: 50, cost_basis: 100, realized_pnl: 0 };
  store.applyFill(receipt(bought, 900, { position: held, realized_pnl: 0 }));
  expect(store.getState().portfolio).toMatchObject({
    cash_balance: 900,
    total_value: 1_000,
    positions: [{ ticker: 'AAPL', quantity: 2, cost_basis: 100, avg_cost: 50, weight: 0.1 }],
  });
  const sold = { side: 'sell', quantity: 2, price: 60, notional: 120, realized_pnl: 20 } as const;
  const closed = { position: null, realized_pnl: 20 };
  store.applyFill(receipt({ ...sold, executed_at: at(2) }, 1_020, closed));
  expect(store.getState().portfolio).toMatchObject({
    cash_balance: 1_020,
    total_value: 1_020,
    realized_pnl: 20,
    positions: [],
  });
  // One that the portfolio contains already changes nothing.
  store.applyFill(receipt({ ...sold, executed_at: at(1) }, 5, closed));
  expect(store.getState().portfolio?.cash_balance).toBe(1_020);
  // A receipt of an earlier version does not say what is held.
  const { after: _, ...earlier } = receipt({ executed_at: at(3) }, 70);
  store.applyFill(earlier);
  expect(store.getState().portfolio?.cash_balance).toBe(1_020);
});

test('while watched, the portfolio is fetched at once and after each change, and not later', async () => {
  vi.useFakeTimers();
  const { source, store, events } = setUp();
  const stopFirst = store.watch();
  const stopSecond = store.watch();
  expect(source.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(CURVE_INTERVAL_MS);
  expect(source.asked).toHaveLength(1);
  events.publish({ name: 'watchlist', data: { list_id: null } });
  expect(source.asked).toHaveLength(1);
  events.publish({ name: 'portfolio', data: { change: 'reset' } });
  expect(source.asked).toHaveLength(2);
  source.asked[1]?.resolve(portfolio(10_000));
  await vi.advanceTimersByTimeAsync(1_000);
  stopFirst();
  stopFirst();
  events.publish({ name: 'reset', data: { sequence: 7 } });
  expect(source.asked).toHaveLength(3);
  stopSecond();
  events.publish({ name: 'portfolio', data: { change: 'reset' } });
  await vi.advanceTimersByTimeAsync(CURVE_INTERVAL_MS * 3);
  expect(source.asked).toHaveLength(3);
  vi.useRealTimers();
});

test('a portfolio that could not be fetched is fetched again with the next point of the curve', async () => {
  vi.useFakeTimers();
  const { source, store } = setUp();
  const stop = store.watch();
  source.asked[0]?.reject(new Error('The server cannot be reached.'));
  await vi.advanceTimersByTimeAsync(0);
  expect(accountFailure(store.getState())).toBe('The server cannot be reached.');
  await vi.advanceTimersByTimeAsync(CURVE_INTERVAL_MS);
  expect(source.asked).toHaveLength(2);
  source.asked[1]?.resolve(portfolio(10_000));
  await vi.advanceTimersByTimeAsync(CURVE_INTERVAL_MS);
  expect(source.asked).toHaveLength(2);
  expect(store.getState().error).toBeNull();
  stop();
  vi.useRealTimers();
});

test('while the connection is lost the account is not current, until it is fetched again', async () => {
  const { source, store, connection } = setUp();
  const stop = store.watch();
  connection.setStatus('live');
  connection.setStatus('reconnecting');
  expect(accountFailure(store.getState())).toBe('The connection to the server is lost.');
  // This answer was under way when the connection broke.
  source.asked[0]?.resolve(portfolio(10_000));
  await vi.waitFor(() => expect(store.getState().history).not.toBeNull());
  expect(store.getState().error).not.toBeNull();
  connection.setStatus('disconnected');
  expect(source.asked).toHaveLength(1);
  connection.setStatus('live');
  expect(source.asked).toHaveLength(2);
  expect(store.getState().error).not.toBeNull();
  source.asked[1]?.resolve(portfolio(9_000));
  await vi.waitFor(() =>
    expect(store.getState()).toMatchObject({ error: null, portfolio: { cash_balance: 9_000 } }),
  );
  stop();
});

test('the valuation follows prices and portfolio, and reports each change once', async () => {
  const { source, store, prices, valuation } = setUp();
  prices.replace({ AAPL: priceUpdate('AAPL', 110, -1) });
  const told = store.refresh();
  source.asked[0]?.resolve(portfolio(1_000, [position('AAPL', 10, 100, 110)]));
  await told;
  const totals: (number | undefined)[] = [];
  const stop = valuation.subscribe((valued) => totals.push(valued?.total_value));
  expect(valuation.getState()?.total_value).toBe(2_100);
  prices.apply({ AAPL: priceUpdate('AAPL', 120, 1) });
  expect(valuation.getState()).toBe(valuation.getState());
  stop();
  prices.apply({ AAPL: priceUpdate('AAPL', 130, 2) });
  expect(totals).toEqual([2_200]);
});
