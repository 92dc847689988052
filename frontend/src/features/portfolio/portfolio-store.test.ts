import type { Benchmark, History, Portfolio } from '@finally/contract';
import { expect, test, vi } from 'vitest';
import { createPricesStore } from '@/features/prices/prices-store';
import { createAccountEvents } from '@/features/session/account-events';
import { type Deferred, deferred } from '@/shared/tests/deferred';
import { portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { accountFailure, CURVE_INTERVAL_MS, createPortfolioStore } from './portfolio-store';
import { createValuationStore } from './valuation-store';

/** A server whose answers are given by hand, in any order. */
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
  const store = createPortfolioStore(source, prices, events);
  return { source, prices, events, store, valuation: createValuationStore(store, prices) };
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
