import { HealthSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { healthReport } from '../../../../src/http/health/report.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

const AAPL = ticker('AAPL');

async function during(market: 'open' | 'closed' | 'extended-hours') {
  const world = await massiveWorld();
  world.server.market = market;
  world.server.list('AAPL', { price: 100 });
  await world.source.start([AAPL]);
  await world.pass(1);
  return world;
}

test.each([
  ['open', 'open', false],
  ['extended-hours', 'extended', false],
  ['closed', 'closed', true],
] as const)(
  'while the market is %s, its prices can be traded at or not',
  async (market, session, stale) => {
    const { source, prices } = await during(market);
    expect(source.marketStatus()).toBe(session);
    expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale });
  },
);

test('a closed market is not a fault: it is reported, polled once a minute, and watched', async () => {
  const { source, server, pass } = await during('closed');
  expect(source.status()).toMatchObject({
    state: 'live',
    detail: 'The market is closed: the last prices are shown, but cannot be traded at.',
  });
  await pass(60);
  const before = server.callsTo('snapshot').length;
  await pass(600);
  expect(server.callsTo('snapshot').length - before).toBe(10);
  expect(source.status().state).toBe('live');
});

test('when the market has opened, prices are requested at once', async () => {
  const { source, server, prices, pass } = await during('closed');
  await pass(90);
  server.market = 'open';
  server.list('AAPL', { price: 103 });
  await pass(30);
  expect(source.marketStatus()).toBe('open');
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_030_000, stale: false });
});

test('when the market closes, prices become stale without a new one', async () => {
  const { server, prices, pass } = await during('open');
  server.market = 'closed';
  await pass(300);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });
});

test('a closed market makes no bars', async () => {
  const world = await massiveWorld();
  const closed_ms = world.clock.now_ms() - 3_600_000;
  world.server.market = 'closed';
  const t = closed_ms * 1_000_000;
  const entry = { updated: t, lastTrade: { p: 100, t }, min: { c: 100, t: closed_ms } };
  world.server.list('AAPL', { price: 100, entry });
  await world.source.start([AAPL]);
  await world.pass(300);
  expect(new Set(world.ticks.map((tick) => tick.timestamp_ms))).toEqual(new Set([closed_ms]));
});

test.each([
  ['is refused', { status: 403 }],
  ['cannot be read', { body: '{"market":"perhaps"}' }],
])('a status that %s leaves the session unknown, and prices continue', async (_, trouble) => {
  const { source, server, prices, pass } = await massiveWorld();
  server.trouble('status', trouble);
  server.list('AAPL');
  await source.start([AAPL]);
  await pass(30);
  expect(source.marketStatus()).toBeNull();
  expect(prices.quote(AAPL)).toMatchObject({ stale: false });
  expect(source.status().state).toBe('live');
  server.trouble('status');
  await pass(300);
  expect(source.marketStatus()).toBe('open');
});

test('a session that was reported too long ago is unknown', async () => {
  const { source, server, pass } = await during('open');
  server.trouble('status', { status: 500 });
  await pass(1_000);
  expect(source.marketStatus()).toBeNull();
});

test('the health of the server has source, state, detail and session', async () => {
  const { source, server, clock, pass } = await during('closed');
  const sources = {
    version: '1.0.0',
    clock,
    source,
    assistant: () => ({
      state: 'ok' as const,
      model: { name: 'offline', kind: 'offline' } as never,
      detail: null,
    }),
    ledgerDifference: () => undefined,
    writeFailure: () => undefined,
    probeDatabase: () => undefined,
  };
  const health = healthReport(sources);
  expect(HealthSchema.shape.market.parse(health().market)).toEqual({
    state: 'live',
    source: 'massive',
    session: 'closed',
    detail: expect.stringContaining('The market is closed'),
    last_update_at: expect.any(String),
  });
  expect(health().status).toBe('ready');
  server.trouble('snapshot', { status: 401 });
  await pass(61);
  expect(health()).toMatchObject({ status: 'degraded', market: { state: 'failed' } });
});
