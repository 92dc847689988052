import { describe, expect, test } from 'vitest';
import { FollowedTickers } from '../../src/market/followed-tickers.ts';
import { PriceCache } from '../../src/market/prices/cache.ts';
import { openBarService } from '../support/market/bar-book.ts';
import { HandFedSource } from '../support/market/hand-fed-source.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { ticker } from '../support/trading/ledger.ts';

const [AAPL, MSFT, V] = [ticker('AAPL'), ticker('MSFT'), ticker('V')];

const open = () => {
  const clock = new ManualClock();
  const prices = new PriceCache(clock);
  const added: string[] = [];
  class CountingSource extends HandFedSource {
    override addTicker(one: typeof AAPL): Promise<void> {
      added.push(one);
      return super.addTicker(one);
    }
  }
  const source = new CountingSource(prices, clock, { AAPL: 190, MSFT: 400, V: 300 });
  const book = openBarService(source, prices);
  return { source, prices, book, added, followed: new FollowedTickers(source, book) };
};

test('a start follows the tickers of each follower once', async () => {
  const { followed, source, added, book } = open();
  await followed.start({ holding: [AAPL], watched: [AAPL, MSFT] });
  expect(source.tickers()).toEqual([AAPL, MSFT]);
  expect(added).toEqual([AAPL, MSFT]);
  expect(await book.bars(AAPL, '1s', 1)).toHaveLength(1);
});

test('a start without followers follows nothing', async () => {
  const { followed, source } = open();
  await followed.start({ holding: [], watched: [] });
  expect(source.tickers()).toEqual([]);
});

describe('a ticker with several followers', () => {
  test('is unfollowed only after its last follower', async () => {
    const { followed, source, prices, book } = open();
    await followed.start({ holding: [AAPL], watched: [AAPL] });
    await followed.release(AAPL, 'watched');
    expect(prices.quote(AAPL)).toBeDefined();
    await followed.release(AAPL, 'watched');
    expect(source.tickers()).toEqual([AAPL]);
    await followed.release(AAPL, 'holding');
    expect(source.tickers()).toEqual([]);
    expect(prices.quote(AAPL)).toBeUndefined();
    expect(await book.bars(AAPL, '1s', 10)).toEqual([]);
  });

  test('counts each follower once, however often it follows', async () => {
    const { followed, source, added } = open();
    await followed.follow(AAPL, 'watched');
    await followed.follow(AAPL, 'watched');
    await followed.release(AAPL, 'watched');
    expect(source.tickers()).toEqual([]);
    expect(added).toEqual([AAPL]);
  });
});

test('concurrent followers wait for one answer', async () => {
  const { followed, prices, added } = open();
  await Promise.all(
    ['one', 'two', 'three'].map(async (follower) => {
      await followed.follow(AAPL, follower);
      expect(prices.quote(AAPL)).toBeDefined();
    }),
  );
  expect(added).toEqual([AAPL]);
});

test('a follower that comes while another leaves gets a price', async () => {
  const { followed, prices, source } = open();
  await followed.follow(AAPL, 'one');
  await Promise.all([followed.release(AAPL, 'one'), followed.follow(AAPL, 'two')]);
  expect(source.tickers()).toEqual([AAPL]);
  expect(prices.quote(AAPL)).toBeDefined();
});

test('releasing a ticker without followers does nothing', async () => {
  const { followed, source } = open();
  await followed.follow(AAPL, 'one');
  await followed.release(MSFT, 'one');
  await followed.release(AAPL, 'two');
  expect(source.tickers()).toEqual([AAPL]);
});

describe('during a use', () => {
  test('a ticker is followed, and unfollowed afterwards', async () => {
    const { followed, prices, source } = open();
    const price = await followed.during(V, async () => prices.latest(V)?.price);
    expect(price).toBe(300);
    expect(source.tickers()).toEqual([]);
  });

  test('a ticker is unfollowed even if the use fails', async () => {
    const { followed, source } = open();
    const failure = new Error('no');
    await expect(
      followed.during(V, async () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(source.tickers()).toEqual([]);
  });

  test('a ticker with other followers stays followed, and uses do not affect each other', async () => {
    const { followed, prices, source } = open();
    await followed.follow(AAPL, 'watched');
    await followed.during(AAPL, async () => {});
    expect(source.tickers()).toEqual([AAPL]);
    await followed.during(V, async () => {
      await followed.during(V, async () => {});
      expect(prices.quote(V)).toBeDefined();
    });
    expect(source.tickers()).toEqual([AAPL]);
  });
});
