import type { Trade, TradeFilter, TradesPage } from '@finally/contract';
import { expect, test } from 'vitest';
import { createAccountEvents } from '@/features/session/account-events';
import { receipt, ticker } from '@/shared/tests/samples';
import { BLOTTER_PAGE, createBlotterStore } from './blotter-store';

type Query = TradeFilter & { limit?: number; cursor?: string };

/** A ledger of numbered trades, with the pages of the server. */
function open(count: number) {
  const ledger: Trade[] = [];
  const add = (name = 'AAPL') =>
    ledger.unshift(receipt({ id: `${ledger.length + 1}`, ticker: ticker(name) }, 0).trade);
  for (let number = 0; number < count; number++) add(number % 2 ? 'MSFT' : 'AAPL');
  const asked: unknown[] = [];
  const source = {
    trades: async (page: Query = {}): Promise<TradesPage> => {
      asked.push(page);
      const { limit = 50, cursor, ticker: only } = page;
      const meant = ledger.filter(
        (trade) =>
          (!only || trade.ticker === only) && (!cursor || Number(trade.id) < Number(cursor)),
      );
      const trades = meant.slice(0, limit);
      return { trades, next_cursor: meant.length > limit ? (trades.at(-1)?.id ?? null) : null };
    },
  };
  const events = createAccountEvents();
  return { store: createBlotterStore(source, events), add, asked, events };
}

const ids = (store: ReturnType<typeof open>['store']) =>
  store.getState().trades?.map(({ id }) => Number(id));

test('a thousand trades are fetched page by page, newest first and without duplicates', async () => {
  const { store, asked } = open(1_000);
  await store.refresh();
  expect(ids(store)).toHaveLength(BLOTTER_PAGE);
  for (let page = 0; page < 10; page++) await store.loadMore();
  expect(ids(store)).toEqual(Array.from({ length: 1_000 }, (_, index) => 1_000 - index));
  expect(asked).toHaveLength(5);
});

test('a new trade is added to the known ones, and fetched pages stay', async () => {
  const { store, add } = open(500);
  await store.refresh();
  await store.loadMore();
  add();
  await store.refresh();
  expect(ids(store)?.slice(0, 2)).toEqual([501, 500]);
  expect(ids(store)).toHaveLength(401);
  expect(store.getState().next_cursor).not.toBeNull();
});

test('a filter without matches gives an empty list', async () => {
  const { store, asked } = open(3);
  await store.refresh();
  await store.narrow({ ticker: ticker('NONE') });
  expect(ids(store)).toEqual([]);
  expect(asked.at(-1)).toMatchObject({ ticker: 'NONE' });
});

test('the answer to an earlier filter does not replace that of a later one', async () => {
  const { store } = open(10);
  const first = store.narrow({ ticker: ticker('MSFT') });
  const second = store.narrow({ ticker: ticker('AAPL') });
  await Promise.all([first, second]);
  expect(store.getState().trades?.every((trade) => trade.ticker === 'AAPL')).toBe(true);
});

test('a change of the portfolio fetches the newest trades', async () => {
  const { store, add, events } = open(1);
  const stop = store.watch();
  await expect.poll(() => ids(store)).toEqual([1]);
  add();
  events.publish({ name: 'portfolio', data: { change: 'reset' } });
  await expect.poll(() => ids(store)).toEqual([2, 1]);
  stop();
});
