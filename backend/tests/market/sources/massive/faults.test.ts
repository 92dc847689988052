import { expect, test } from 'vitest';
import { ticker } from '../../../support/trading/ledger.ts';
import { KEY, type Trouble } from './massive-server.ts';
import { type MassiveWorld, massiveWorld } from './world.ts';

const AAPL = ticker('AAPL');
const MSFT = ticker('MSFT');

/** A market of two tickers, polled once, at 100 and 400 dollars. */
async function twoPrices(poll_seconds = 15): Promise<MassiveWorld> {
  const world = await massiveWorld({ poll_seconds });
  world.server.list('AAPL', { price: 100, previous_close: 98 });
  world.server.list('MSFT', { price: 400, previous_close: 410 });
  await world.source.start([AAPL, MSFT]);
  await world.settle();
  return world;
}

test('prices arrive at the start, with change and spread, and then with every poll', async () => {
  const { source, server, prices, pass, clock } = await twoPrices();
  expect(prices.latest(AAPL)).toMatchObject({ price: 100, previous_close: 98 });
  expect(prices.latest(AAPL)?.day_change_percent).toBeCloseTo(2.0408, 4);
  expect(source.status()).toEqual({
    state: 'live',
    detail: null,
    last_update_ms: clock.now_ms(),
  });
  server.list('AAPL', { price: 101.2345, previous_close: 98 });
  await pass(14);
  expect(prices.latest(AAPL)?.price).toBe(100);
  await pass(1);
  expect(prices.latest(AAPL)).toMatchObject({ price: 101.2345, direction: 'up' });
});

const PASSING: readonly [name: string, trouble: Trouble, sentence: string][] = [
  ['an internal error of the vendor', { status: 500 }, 'Massive reported an internal error.'],
  ['a gateway error', { status: 503 }, 'Massive reported an internal error.'],
  ['silence', 'silence', 'Massive did not answer in time.'],
  ['half of an answer', 'half', 'Massive did not answer in time.'],
  ['a closed connection', 'hang_up', 'Massive cannot be reached.'],
  ['no JSON', { body: '<html>Welcome</html>' }, 'Massive sent an answer that cannot be read.'],
  ['other JSON', { body: '{"status":"ERROR"}' }, 'Massive sent an answer that cannot be read.'],
  ['a list', { body: '[]' }, 'Massive sent an answer that cannot be read.'],
  [
    'tickers that are no list',
    { body: '{"status":"OK","tickers":{"AAPL":1}}' },
    'Massive sent an answer that cannot be read.',
  ],
  [
    'a redirect, which would send the key elsewhere',
    { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
    'Massive sent an unexpected answer.',
  ],
  ['a wrong address', { status: 404 }, 'Massive sent an unexpected answer.'],
  [
    'too many calls',
    { status: 429, headers: { 'retry-after': '20' } },
    'Massive was called more often than the plan allows.',
  ],
];

test.each(PASSING)(
  '%s: reported, stale after three polls, and recovered without help',
  async (_, trouble, sentence) => {
    const { source, server, prices, pass } = await twoPrices();
    server.trouble('snapshot', trouble);
    // The poll at 15 s fails, which is known after at most 10 s.
    await pass(26);
    expect(source.status()).toMatchObject({
      state: 'live',
      detail: expect.stringMatching(new RegExp(`^${sentence} Retrying (now|in \\d+ seconds?)\\.$`)),
    });
    expect(prices.quote(AAPL)).toMatchObject({ stale: false });
    await pass(20);
    expect(source.status()).toMatchObject({
      state: 'stale',
      detail: expect.stringContaining(sentence),
    });
    expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });

    server.trouble('snapshot');
    server.list('AAPL', { price: 105 });
    await pass(130);
    expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_050_000, stale: false });
    expect(source.status()).toMatchObject({ state: 'live', detail: null });
  },
);

test.each(PASSING)('%s at the start: failed until it is over', async (_, trouble, sentence) => {
  const { source, server, prices, pass } = await massiveWorld();
  server.list('AAPL');
  server.trouble('snapshot', trouble);
  const started = source.start([AAPL]);
  await pass(11);
  await started;
  expect(source.status()).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining(sentence),
    last_update_ms: null,
  });
  expect(prices.tickers()).toEqual([]);
  server.trouble('snapshot');
  await pass(130);
  expect(source.status()).toMatchObject({ state: 'live', detail: null });
  expect(prices.quote(AAPL)).toMatchObject({ stale: false });
});

test('a start is delayed for at most three seconds', async () => {
  const { source, server, pass } = await massiveWorld();
  server.trouble('snapshot', 'silence');
  let started = false;
  void source.start([AAPL]).then(() => {
    started = true;
  });
  await pass(2);
  expect(started).toBe(false);
  await pass(1);
  expect(started).toBe(true);
});

test.each([
  [401, 'The Massive key was refused.'],
  [403, 'The Massive key was refused: its plan does not include this data.'],
])(
  'a key that is refused with %i fails at once, and a good one recovers',
  async (status, sentence) => {
    const { source, server, prices, pass } = await twoPrices();
    server.trouble('snapshot', { status });
    await pass(15);
    expect(source.status()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining(sentence),
    });
    await pass(31);
    expect(prices.quote(AAPL)).toMatchObject({ stale: true });
    server.trouble('snapshot');
    await pass(600);
    expect(source.status()).toMatchObject({ state: 'live', detail: null });
  },
);

test('a wrong key is refused, and appears in no status', async () => {
  const { source, server, pass } = await massiveWorld({ api_key: 'wrong-key' });
  await source.start([AAPL]);
  await pass(1);
  const status = source.status();
  expect(status.state).toBe('failed');
  expect(status.detail).toMatch(/^The Massive key was refused\. Retrying in \d+ seconds\.$/);
  expect(JSON.stringify(status)).not.toContain('wrong-key');
  expect(server.calls.length).toBeGreaterThan(0);
});

test('the key is sent in the header and never in the address', async () => {
  const { source, server, pass } = await twoPrices(5);
  await source.history(AAPL, '1d');
  await source.search('apple', 5);
  await source.lookUp(ticker('ZZZ'));
  await pass(20);
  expect(new Set(server.calls.map((call) => call.endpoint))).toEqual(
    new Set(['snapshot', 'status', 'aggregates', 'reference']),
  );
  for (const call of server.calls) {
    expect(call.authorization).toBe(`Bearer ${KEY}`);
    expect(call.url.href).not.toContain(KEY);
  }
});

test.each([
  ['seconds', '90'],
  ['a date', null],
])('Retry-After in %s is respected by every call', async (_, header) => {
  const { source, server, clock, pass } = await twoPrices(5);
  await pass(2);
  const until_ms = clock.now_ms() + 3_000 + 90_000;
  server.trouble('snapshot', {
    status: 429,
    headers: { 'retry-after': header ?? new Date(until_ms).toUTCString() },
  });
  await pass(3);
  server.trouble('snapshot');
  const calls = server.calls.length;
  void source.history(AAPL, '1d');
  await source.search('apple', 5);
  await pass(89);
  expect(server.calls).toHaveLength(calls);
  await pass(6);
  expect(server.calls.length).toBeGreaterThan(calls + 1);
  expect(source.status()).toMatchObject({ state: 'live', detail: null });
});

test('without Retry-After the pause is a minute', async () => {
  const { server, pass } = await twoPrices(5);
  server.trouble('snapshot', { status: 429, headers: { 'retry-after': 'soon' } });
  await pass(5);
  const calls = server.calls.length;
  await pass(59);
  expect(server.calls).toHaveLength(calls);
  await pass(4);
  expect(server.calls.length).toBeGreaterThan(calls);
});

test('retries get less frequent, and have jitter', async () => {
  const waits = async (): Promise<number[]> => {
    const { server, pass } = await twoPrices();
    server.trouble('snapshot', { status: 500 });
    await pass(900);
    const times = server.callsTo('snapshot').map((call) => call.at_ms);
    return times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
  };
  const [regular, ...retries] = await waits();
  expect(regular).toBe(15);
  expect(retries.length).toBeGreaterThan(5);
  retries.forEach((wait, index) => {
    const full = Math.min(120, 15 * 2 ** index);
    expect(wait).toBeGreaterThanOrEqual(full / 2 - 1);
    expect(wait).toBeLessThanOrEqual(full + 1);
  });
  expect(retries.slice(4).some((wait) => wait < 115)).toBe(true);
});

test('an answer of endless size is aborted', async () => {
  const { source, server, pass } = await twoPrices();
  server.trouble('snapshot', { body: `{"status":"OK","x":"${'x'.repeat(17 * 1024 * 1024)}"}` });
  await pass(15);
  expect(source.status().detail).toContain('Massive sent an answer that cannot be read.');
});
