import type { Trade } from '@finally/contract';
import { expect, test } from 'vitest';
import { receipt } from '@/shared/tests/samples';
import { createChartTradesStore } from './chart-trades-store';

const trade = (n: number): Trade => receipt({ id: `trade-${n}` }, 0).trade;
const newestFirst = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => trade(from - index));

/** A blotter that counts its requests. */
function blotter() {
  const kept: Trade[] = [];
  const asked: number[] = [];
  return {
    kept,
    asked,
    async trades({ limit = 50, cursor }: { limit?: number; cursor?: string } = {}) {
      asked.push(limit);
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return {
        trades: kept.slice(start, end),
        next_cursor: end < kept.length ? String(end) : null,
      };
    },
  };
}

test('the first refresh fetches everything, later ones only new trades', async () => {
  const server = blotter();
  const store = createChartTradesStore(server);
  server.kept.push(...newestFirst(1_200, 1));
  await store.refresh();
  expect(store.getState()).toEqual(server.kept);
  expect(server.asked).toEqual([500, 500, 500]);
  server.kept.unshift(...newestFirst(1_260, 1_201));
  await store.refresh();
  expect(store.getState()).toEqual(server.kept);
  expect(server.asked.slice(3)).toEqual([50, 500]);
  await store.refresh();
  expect(store.getState()).toHaveLength(1_260);
});

test('after a reset the old trades are gone', async () => {
  const server = blotter();
  const store = createChartTradesStore(server);
  server.kept.push(...newestFirst(3, 1));
  await store.refresh();
  server.kept.splice(0, 3);
  await store.refresh();
  expect(store.getState()).toEqual([]);
  server.kept.push(trade(9));
  await store.refresh();
  expect(store.getState()).toEqual([trade(9)]);
});

test('a failure keeps the known trades, and at most the newest two thousand are kept', async () => {
  const server = blotter();
  const store = createChartTradesStore(server);
  server.kept.push(...newestFirst(2_600, 1));
  await store.refresh();
  expect(store.getState()).toHaveLength(2_000);
  const { trades } = server;
  server.trades = () => Promise.reject(new Error('gone'));
  await store.refresh();
  expect(store.getState()).toHaveLength(2_000);
  server.trades = trades;
});
