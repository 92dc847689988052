import { expect, test } from 'vitest';
import { INTERVAL_MS } from '../../../src/market/bars/bar.ts';
import { AAPL, openMarket } from './bar-market.ts';

const HOUR_MS = 3_600_000;

test('older bars are requested page by page, and the pages have no gap', async () => {
  const { book, followed } = await openMarket();
  await followed.follow(AAPL, 'test');
  const newest = await book.bars(AAPL, '1m', 1_000);
  const older = await book.bars(AAPL, '1m', 1_000, newest[0]?.time_ms);
  const oldest = await book.bars(AAPL, '1m', 1_000, older[0]?.time_ms);
  const row = [...oldest, ...older, ...newest];
  expect(row).toHaveLength(3_000);
  for (const [index, bar] of row.slice(1).entries()) {
    expect(bar.time_ms - (row[index]?.time_ms ?? 0)).toBe(INTERVAL_MS['1m']);
  }
});

test('older bars of a coarse interval are complete, and equal the newest ones of the same time', async () => {
  const { book, followed } = await openMarket();
  await followed.follow(AAPL, 'test');
  const all = await book.bars(AAPL, '1h', 100);
  const split = all[60]?.time_ms ?? 0;
  expect(await book.bars(AAPL, '1h', 60, split)).toEqual(all.slice(0, 60));
  // A time within a bar includes the whole bar, because it began before.
  expect(await book.bars(AAPL, '1h', 1, split - HOUR_MS / 2)).toEqual([all[59]]);
  expect(await book.bars(AAPL, '1h', 1, split + 1)).toEqual([all[60]]);
});

test('before the beginning there are no bars, and a future time returns all', async () => {
  const { book, followed, clock } = await openMarket();
  await followed.follow(AAPL, 'test');
  expect(await book.bars(AAPL, '1d', 10, 1)).toEqual([]);
  expect(await book.bars(AAPL, '1s', 10, clock.now_ms() + HOUR_MS)).toEqual(
    await book.bars(AAPL, '1s', 10),
  );
});
