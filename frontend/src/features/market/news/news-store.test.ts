import type { Headline, Headlines } from '@finally/contract';
import { expect, test } from 'vitest';
import { NOON, ticker } from '@/shared/tests/samples';
import { createNewsStore } from './news-store';

/** A market with numbered headlines of two tickers, answered as the server does. */
function open(count: number) {
  const kept: Headline[] = [];
  const add = () => {
    const id = kept.length + 1;
    const name = id % 2 ? 'AAPL' : 'MSFT';
    kept.unshift({ id, ticker: ticker(name), name, text: `News ${id}`, at: NOON, move_percent: 2 });
  };
  for (let number = 0; number < count; number++) add();
  const asked: unknown[] = [];
  let failure: Error | null = null;
  const calls = {
    headlines: async (request: {
      tickers?: readonly string[] | undefined;
      before?: number | undefined;
      after?: number | undefined;
      limit?: number;
    }): Promise<Headlines> => {
      asked.push(request);
      if (failure) throw failure;
      const { tickers, before = Number.MAX_VALUE, after = 0, limit = 50 } = request;
      const meant = kept.filter(
        (one) => one.id < before && one.id > after && (!tickers || tickers.includes(one.ticker)),
      );
      return {
        headlines: meant.slice(0, limit),
        has_more: meant.length > limit,
        is_supported: true,
      };
    },
  };
  const fail = (error: Error | null) => {
    failure = error;
  };
  return { store: createNewsStore(calls), add, asked, fail };
}

const ids = ({ store }: ReturnType<typeof open>) => store.getState().headlines?.map(({ id }) => id);
const range = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);

test('older headlines are fetched page by page, up to 500', async () => {
  const market = open(700);
  await market.store.narrow(undefined);
  expect(ids(market)).toEqual(range(700, 651));
  for (let page = 0; page < 20; page++) await market.store.loadMore();
  expect(ids(market)).toEqual(range(700, 201));
  expect(market.store.getState().has_more).toBe(false);
});

test('a refresh asks only for what came since, and begins anew after more than a page', async () => {
  const market = open(60);
  await market.store.narrow(undefined);
  market.add();
  await market.store.refresh();
  expect(market.asked.at(-1)).toMatchObject({ after: 60 });
  expect(ids(market)).toEqual(range(61, 11));
  for (let number = 0; number < 80; number++) market.add();
  await market.store.refresh();
  expect(ids(market)).toEqual(range(141, 92));
});

test('only the tickers of the filter are shown, and none of an empty list', async () => {
  const market = open(9);
  await market.store.narrow([ticker('MSFT')]);
  expect(ids(market)).toEqual([8, 6, 4, 2]);
  await market.store.narrow([]);
  expect(ids(market)).toEqual([]);
  const { length } = market.asked;
  await market.store.refresh();
  expect(market.asked).toHaveLength(length);
});

test('a failure keeps what is shown and says why, until the next answer', async () => {
  const market = open(3);
  await market.store.narrow(undefined);
  market.fail(new Error('The server cannot be reached.'));
  await market.store.refresh();
  expect(market.store.getState()).toMatchObject({ error: 'The server cannot be reached.' });
  expect(ids(market)).toEqual([3, 2, 1]);
  market.fail(null);
  await market.store.refresh();
  expect(market.store.getState().error).toBeNull();
});
