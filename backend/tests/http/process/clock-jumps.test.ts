import { expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEARS_MS = 5 * 365 * 24 * HOUR_MS;

interface Bars {
  readonly bars: readonly { readonly time: string; readonly close: number }[];
}
interface History {
  readonly snapshots: readonly { readonly recorded_at: string }[];
}

/** A server that has run for a while, and what it shows. */
async function startedServer() {
  const server = await TestServer.start();
  onTestFinished(() => server.close());
  const { clock } = server;
  const run = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 30_000) {
      clock.advance(30_000);
      await new Promise(setImmediate);
    }
  };
  const body = async <Body>(path: string): Promise<Body> => (await server.get(path)).body as Body;
  const times = async (interval: string): Promise<number[]> =>
    (await body<Bars>(`/api/market/bars?ticker=AAPL&interval=${interval}&limit=1000`)).bars.map(
      ({ time }) => Date.parse(time),
    );
  const curve = async (range = '1d'): Promise<number[]> =>
    (await body<History>(`/api/portfolio/history?range=${range}`)).snapshots.map(
      ({ recorded_at }) => Date.parse(recorded_at),
    );
  await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 10 });
  await run(10 * MINUTE_MS);
  return { server, clock, run, times, curve, body };
}

/** In order, each once, and none later than now. */
function expectPast(times: readonly number[], now_ms: number): void {
  expect(times.length).toBeGreaterThan(0);
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
  expect(times.at(-1)).toBeLessThanOrEqual(now_ms);
}

test.each([
  ['two hours', 2 * HOUR_MS],
  ['a minute', MINUTE_MS],
  ['three days', 72 * HOUR_MS],
])(
  'a clock set back by %s: drawing goes on, and nothing shown lies in the future',
  async (_, back_ms) => {
    const { server, clock, run, times, curve, body } = await startedServer();
    for (const interval of ['1s', '1m', '1d']) await times(interval);
    clock.skip(-back_ms);
    await run(3 * MINUTE_MS);
    for (const interval of ['1s', '5s', '1m', '1d']) {
      const shown = await times(interval);
      expectPast(shown, clock.now_ms());
      const [newest = 0] = shown.slice(-1);
      const length_ms = { '1s': 1_000, '5s': 5_000, '1m': MINUTE_MS, '1d': 24 * HOUR_MS }[interval];
      expect(clock.now_ms() - newest, interval).toBeLessThanOrEqual(length_ms ?? 0);
    }
    const points = await curve();
    expectPast(points, clock.now_ms());
    expect(clock.now_ms() - (points.at(-1) ?? 0)).toBeLessThanOrEqual(30_000);
    const performance = await body<Record<string, string | null>>('/api/portfolio/performance');
    for (const name of ['max_drawdown_peak_at', 'max_drawdown_trough_at']) {
      expect(Date.parse(performance[name] ?? '2000-01-01')).toBeLessThanOrEqual(clock.now_ms());
    }
    expect(server.logged.some(({ msg }) => msg === 'the clock of this machine was set')).toBe(true);
    expect(server.errors).toEqual([]);
  },
);

test('a clock five years ahead and back again, with restarts between, loses no bar and no point', async () => {
  const { server, clock, run, times, curve } = await startedServer();
  await run(10 * MINUTE_MS);
  const before = { '1s': await times('1s'), '1m': await times('1m'), '1d': await times('1d') };
  const points = await curve('all');
  clock.skip(YEARS_MS);
  await run(5 * MINUTE_MS);
  await server.restart();
  await run(5 * MINUTE_MS);
  clock.skip(-YEARS_MS);
  await run(2 * MINUTE_MS);
  await server.restart();
  await run(2 * MINUTE_MS);
  for (const [interval, bars] of Object.entries(before)) {
    const shown = await times(interval);
    expectPast(shown, clock.now_ms());
    const kept = new Set(shown);
    const lost = bars.slice(-500).filter((time) => !kept.has(time));
    expect(lost, interval).toEqual([]);
  }
  const shown = new Set(await curve('all'));
  expect(points.filter((point) => !shown.has(point))).toEqual([]);
});
