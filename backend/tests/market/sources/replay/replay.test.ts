import { expect, test } from 'vitest';
import { ticker } from '../../../support/trading/ledger.ts';
import { replayWorld } from './world.ts';

const A = ticker('A');
const B = ticker('B');
const row = (symbol: string, second: number, price: number, volume = 1): string =>
  `${symbol},${1_700_000_000 + second},${price},${volume}`;

test('trades are played at their recorded distances', async () => {
  const { source, prices, clock } = replayWorld([
    row('A', 0, 10),
    row('A', 3, 11),
    row('A', 9, 12),
  ]);
  await source.start([A]);
  const seen = [prices.latest(A)?.price];
  for (let second = 0; second < 9; second++) {
    clock.advance(1_000);
    seen.push(prices.latest(A)?.price);
  }
  expect(seen).toEqual([10, 10, 10, 11, 11, 11, 11, 11, 11, 12]);
});

test.each([
  [10, 900],
  [0.5, 18_000],
])('at %s times the speed nine seconds take this long', async (speed, takes_ms) => {
  const rows = [row('A', 0, 10), row('A', 9, 12), row('A', 999, 13)];
  const { source, prices, clock } = replayWorld(rows, speed);
  await source.start([A]);
  clock.advance(takes_ms - 500);
  expect(prices.latest(A)?.price).toBe(10);
  clock.advance(1_000);
  expect(prices.latest(A)?.price).toBe(12);
});

test('at speed 0 it plays a limited number of trades at every step', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => row('A', index * 1_000, 1 + index));
  const { source, ticks, clock } = replayWorld(rows, 0);
  await source.start([A]);
  expect(ticks).toHaveLength(2_000);
  clock.advance(1_000);
  expect(ticks).toHaveLength(5_000);
});

test('every trade of a step is reported, with its volume and the current time', async () => {
  const { source, ticks, clock } = replayWorld([
    row('A', 0, 10, 5),
    row('A', 0, 10.5, 6),
    row('B', 0, 20, 7),
    row('A', 60, 11),
  ]);
  await source.start([A]);
  expect(
    ticks.map(({ price_e4, volume, timestamp_ms }) => [price_e4, volume, timestamp_ms]),
  ).toEqual([
    [100_000, 5, clock.now_ms()],
    [105_000, 6, clock.now_ms()],
  ]);
});

test('a ticker without trades keeps its price while the recording runs', async () => {
  const { source, prices, clock } = replayWorld([row('A', 0, 10), row('B', 600, 20)]);
  await source.start([A]);
  clock.advance(300_000);
  expect(prices.quote(A)).toMatchObject({ price_e4: 100_000, stale: false });
});

test('at the end the last prices are kept, become stale, and the status says so', async () => {
  const { source, prices, clock } = replayWorld([
    row('A', 0, 10),
    row('B', 0, 20),
    row('A', 1, 11),
  ]);
  await source.start([A]);
  clock.advance(1_000);
  const ended = (can_trade: string) =>
    `The recording has ended: the last prices are shown, but ${can_trade}.`;
  const live = { state: 'live', detail: ended('can be traded at for seconds only') };
  expect(source.status()).toMatchObject(live);
  clock.advance(5_001);
  expect(source.status()).toMatchObject({ state: 'stale', detail: ended('cannot be traded at') });
  expect(prices.quote(A)).toMatchObject({ price_e4: 110_000, stale: true });
  await source.addTicker(B);
  expect(prices.quote(B)).toMatchObject({ price_e4: 200_000, stale: true });
});

test('a ticker that trades later in the recording has no price before', async () => {
  const { source, prices, clock } = replayWorld([
    row('A', 0, 10),
    row('B', 10, 20),
    row('A', 99, 9),
  ]);
  await source.start([A, B]);
  expect(prices.quote(B)).toBeUndefined();
  clock.advance(10_000);
  expect(prices.quote(B)).toMatchObject({ price_e4: 200_000, stale: false });
});

test('the day change is measured against the last price of the previous recorded day', async () => {
  const { source, prices, clock } = replayWorld(
    [row('A', 0, 10), row('A', 60, 12), row('A', 86_400, 15), row('A', 90_000, 18)],
    3_600,
  );
  await source.start([A]);
  expect(prices.latest(A)).toMatchObject({ price: 10, previous_close: 10 });
  clock.advance(500);
  expect(prices.latest(A)).toMatchObject({ price: 12, previous_close: 10 });
  clock.advance(24_000);
  expect(prices.latest(A)).toMatchObject({ price: 15, previous_close: 12 });
  clock.advance(2_000);
  expect(prices.latest(A)).toMatchObject({ price: 18, previous_close: 12 });
});

test('a late follower gets the trades played so far as history', async () => {
  const { source, clock } = replayWorld(
    [row('A', 0, 10, 3), row('A', 1, 12, 4), row('A', 2, 11, 5), row('A', 99, 9)],
    1,
  );
  const begun_ms = clock.now_ms();
  await source.start([B]);
  clock.advance(5_000);
  await source.addTicker(A);
  expect(await source.history(A, '1m')).toEqual([
    {
      time_ms: begun_ms - (begun_ms % 60_000),
      open_e4: 100_000,
      high_e4: 120_000,
      low_e4: 100_000,
      close_e4: 110_000,
      volume: 12,
    },
  ]);
  expect(await source.history(A, '1s')).toHaveLength(3);
});

test('the tickers of the recording are found, even if they are not built in', async () => {
  const { source } = replayWorld([row('ZZA', 0, 10), row('ZZB', 0, 10), row('C', 0, 1)]);
  await source.start([]);
  const found = await source.search('zz', 10);
  expect(found.map((listing) => listing.ticker)).toEqual(['ZZA', 'ZZB']);
  expect(await source.lookUp(ticker('ZZA'))).toMatchObject({ value: { ticker: 'ZZA' } });
  expect(await source.lookUp(ticker('ZZC'))).toEqual({ ok: true, value: undefined });
});

test('an invalid recording makes the start fail', async () => {
  const { source } = replayWorld(['A,now,1,1']);
  await expect(source.start([A])).rejects.toThrow('line 2, column time: "now"');
});
