import { expect, test } from 'vitest';
import { readAggregates } from '../../../../src/market/sources/massive/aggregates.ts';
import { openBarService } from '../../../support/market/bar-book.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

const AAPL = ticker('AAPL');
const MSFT = ticker('MSFT');

test('the history is requested once, and available at once if the plan allows it', async () => {
  const { source, server, clock, pass } = await massiveWorld({ poll_seconds: 5 });
  server.list('AAPL', { price: 100 });
  await source.start([AAPL]);
  const minutes = await source.history(AAPL, '1m');
  expect(minutes).toHaveLength(50);
  expect(minutes.at(-1)).toEqual({
    time_ms: clock.now_ms() - (clock.now_ms() % 60_000),
    open_e4: 1_000_000,
    high_e4: 1_010_000,
    low_e4: 990_000,
    close_e4: 1_000_000,
    volume: 1_000,
  });
  expect(await source.history(AAPL, '1d')).toHaveLength(50);
  expect(await source.history(AAPL, '1m')).toEqual(minutes);
  await pass(5);
  expect(server.callsTo('aggregates').map((call) => call.url.pathname)).toEqual([
    expect.stringMatching(/^\/v2\/aggs\/ticker\/AAPL\/range\/1\/minute\/\d{13}\/\d{13}$/),
    expect.stringMatching(/^\/v2\/aggs\/ticker\/AAPL\/range\/1\/day\/\d{13}\/\d{13}$/),
  ]);
});

test('on the free plan nobody waits for it: it arrives call by call', async () => {
  const { source, server, prices, pass } = await massiveWorld();
  server.list('AAPL', { price: 100 });
  server.list('MSFT', { price: 400 });
  const book = openBarService(source, prices);
  await source.start([AAPL, MSFT]);
  await book.open(AAPL);
  await book.open(MSFT);
  for (const symbol of [AAPL, MSFT]) {
    expect((await book.bars(symbol, '1m', 100)).length).toBeLessThanOrEqual(1);
    expect((await book.bars(symbol, '1d', 100)).length).toBeLessThanOrEqual(1);
  }
  await pass(310);
  for (const symbol of [AAPL, MSFT]) {
    expect((await book.bars(symbol, '1m', 100)).length).toBeGreaterThanOrEqual(50);
    expect(await book.bars(symbol, '1d', 100)).toHaveLength(50);
  }
  for (const call of server.calls) {
    const minute = server.calls.filter(
      ({ at_ms }) => at_ms <= call.at_ms && call.at_ms - at_ms < 60_000,
    );
    expect(minute.length).toBeLessThanOrEqual(5);
  }
  expect(prices.quote(AAPL)).toMatchObject({ stale: false });
  book.dispose();
});

test('second bars are not requested', async () => {
  const { source, server } = await massiveWorld({ poll_seconds: 5 });
  server.list('AAPL');
  await source.start([AAPL]);
  expect(await source.history(AAPL, '1s')).toEqual([]);
  expect(server.callsTo('aggregates')).toEqual([]);
});

test('a slow answer delays a caller for at most two seconds, and arrives later', async () => {
  const { source, server, pass } = await massiveWorld({ poll_seconds: 5 });
  server.list('AAPL');
  await source.start([AAPL]);
  server.trouble('aggregates', 'silence');
  const late: string[] = [];
  source.onHistory((of) => late.push(of));
  const asked = source.history(AAPL, '1d');
  await pass(2);
  expect(await asked).toEqual([]);
  server.trouble('aggregates');
  await pass(50);
  expect(late).toEqual([AAPL]);
  expect(await source.history(AAPL, '1d')).toHaveLength(50);
});

test('a plan without history is reported once, and not asked again', async () => {
  const { source, server, pass } = await massiveWorld({ poll_seconds: 5 });
  server.list('AAPL');
  await source.start([AAPL]);
  server.trouble('aggregates', { status: 403 });
  expect(await source.history(AAPL, '1d')).toEqual([]);
  await pass(120);
  expect(server.callsTo('aggregates')).toHaveLength(1);
  expect(source.status()).toMatchObject({
    state: 'live',
    detail: 'The plan behind the Massive key does not include history.',
  });
});

test('the history of an unfollowed ticker is not fetched any more', async () => {
  const { source, server, pass } = await massiveWorld();
  server.list('AAPL');
  await source.start([AAPL]);
  await source.history(AAPL, '1d');
  await source.removeTicker(AAPL);
  await pass(130);
  expect(server.callsTo('aggregates')).toEqual([]);
});

test('bars that are inconsistent, repeated or in the future are corrected or left out', () => {
  const now_ms = Date.UTC(2026, 1, 11, 14, 30);
  const bar = (t: number, more = {}) => ({ o: 10, h: 12, l: 9, c: 11, v: 5, t, ...more });
  const bars = readAggregates(
    [
      bar(now_ms - 60_000),
      bar(now_ms - 180_000),
      bar(now_ms - 180_000, { h: 13, c: 12, v: 7 }),
      bar(now_ms + 60_000),
      bar(now_ms - 120_000, { h: 8 }),
      bar(now_ms - 120_000, { l: 10.5 }),
      bar(now_ms - 120_000, { c: '11' }),
      bar(now_ms - 120_000, { o: 0 }),
      bar(now_ms - 120_000, { o: -1 }),
      bar(now_ms - 120_000, { h: 1e15 }),
      bar(5),
      null,
      'bar',
    ],
    '1m',
    now_ms,
  );
  expect(bars).toEqual([
    {
      time_ms: now_ms - 180_000,
      open_e4: 100_000,
      high_e4: 130_000,
      low_e4: 90_000,
      close_e4: 120_000,
      volume: 12,
    },
    expect.objectContaining({ time_ms: now_ms - 60_000 }),
  ]);
});
