import { HeadlinesSchema, MoversSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';
import { ManualClock } from '../support/time/manual-clock.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({ clock: new ManualClock(Date.UTC(2026, 1, 11)) });
});

afterEach(() => server.close());

const movers = async (query = '') =>
  MoversSchema.parse((await server.get(`/api/market/movers${query}`)).body);
const headlines = async (query = '') =>
  HeadlinesSchema.parse((await server.get(`/api/market/headlines${query}`)).body);

test('movers are about the whole market, and a restart keeps the day', async () => {
  server.clock.advance(60_000);
  const active = await movers('?kind=active&limit=3');
  expect(active).toMatchObject({ kind: 'active', coverage: 'market' });
  expect(active.instruments).toBeGreaterThan(700);
  expect(active.movers).toHaveLength(3);
  expect((await movers()).movers.every(({ change_percent }) => change_percent > 0)).toBe(true);
  await server.restart();
  expect((await movers('?kind=active&limit=3')).movers).toEqual(active.movers);
  expect((await server.get('/api/market/movers?kind=falling')).status).toBe(400);
});

test('headlines of tickers that nobody follows are kept and paged, also over a restart', async () => {
  // News comes most in the first half hour of a market.
  for (let minute = 0; minute < 20; minute += 1) server.clock.advance(60_000);
  const all = await headlines('?limit=200');
  expect(all.is_supported).toBe(true);
  const { length } = all.headlines;
  expect(length).toBeGreaterThan(3);
  await server.restart();
  const newest = await headlines('?limit=2');
  expect(newest).toMatchObject({ headlines: all.headlines.slice(0, 2), has_more: true });
  const last = newest.headlines.at(-1)?.id ?? 0;
  expect((await headlines(`?before=${last}&limit=200`)).headlines).toEqual(all.headlines.slice(2));
  expect((await headlines(`?after=${last}`)).headlines).toEqual(all.headlines.slice(0, 1));
  const [{ ticker = '' } = {}] = all.headlines;
  const own = await headlines(`?tickers=${ticker}`);
  expect(own.headlines).toEqual(all.headlines.filter((one) => one.ticker === ticker));
});

test('of a recording, the followed tickers are compared and there are no headlines', async () => {
  await server.close();
  const { writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { tempFolder } = await import('../support/temp-folder.ts');
  const path = join(tempFolder(), 'day.csv');
  const rows = ['AAPL,2026-02-10T15:00:00Z,100,5', 'AAPL,2026-02-11T15:00:00Z,90,7'];
  writeFileSync(path, `ticker,time,price,volume\n${rows.join('\n')}\n`);
  server = await TestServer.start({
    settings: { MARKET_REPLAY: path, MARKET_REPLAY_SPEED: '0' },
  });
  server.clock.advance(1_000);
  const losers = await movers('?kind=losers');
  expect(losers).toMatchObject({ coverage: 'followed', instruments: 1 });
  expect(losers.movers).toMatchObject([
    { ticker: 'AAPL', price: 90, change_percent: -10, relative_volume: null },
  ]);
  expect(await headlines()).toEqual({ headlines: [], has_more: false, is_supported: false });
});
