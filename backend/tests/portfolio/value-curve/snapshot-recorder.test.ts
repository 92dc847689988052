import { expect, test } from 'vitest';
import { settle } from '../../support/time/settle.ts';
import { ticker } from '../../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../../support/trading/portfolio.ts';

const SECOND_MS = 1_000;

test('the value is recorded at the start, every 30 seconds and at the end', async () => {
  const { recorder, curve, clock } = openPortfolio();
  const started_ms = clock.now_ms();
  await recorder.start();
  for (let passed = 0; passed < 7; passed++) {
    clock.advance(10 * SECOND_MS);
    await settle();
  }
  await recorder.stop();
  const times = (await curve()).map((row) => row.recorded_at_ms - started_ms);
  expect(times).toEqual([0, 30_000, 60_000, 70_000]);
  expect(clock.waiting).toBe(0);
});

test('after the end nothing is recorded, and a second start does not record twice', async () => {
  const { recorder, curve, clock } = openPortfolio();
  await recorder.start();
  await recorder.start();
  expect(clock.waiting).toBe(1);
  await recorder.stop();
  clock.advance(300 * SECOND_MS);
  await settle();
  expect(await curve()).toHaveLength(1);
});

test('each trade records a point with the remaining cash', async () => {
  const { service, values, source, clock } = openPortfolio();
  await service.trade(buy('AAPL', 10), BY_USER);
  clock.advance(SECOND_MS);
  source.move('AAPL', 200);
  await service.trade(buy('AAPL', 10), BY_USER);
  expect(await values.history('1d')).toEqual({
    snapshots: [
      { total_value: 10_000, cash_balance: 8_100, recorded_at: '2026-02-11T14:30:00.000Z' },
      { total_value: 10_100, cash_balance: 6_100, recorded_at: '2026-02-11T14:30:01.000Z' },
    ],
  });
});

test('trades that follow each other closely share a point, a second after the last', async () => {
  const { service, curve, clock } = openPortfolio();
  const started_ms = clock.now_ms();
  for (let tenths = 0; tenths < 60; tenths++) {
    if (tenths < 25) await service.trade(buy('AAPL', 1), BY_USER);
    clock.advance(100);
    await settle();
  }
  const points = await curve();
  expect(points.map((row) => row.recorded_at_ms - started_ms)).toEqual([0, 1_000, 2_000, 3_000]);
  // The last one shows the state after all trades: 10,000 − 25 × 190.
  expect(points.at(-1)?.cash_cents).toBe(525_000);
});

test('a point requested shortly before the end is the last one, and is recorded once', async () => {
  const { service, recorder, curve, clock } = openPortfolio();
  await service.trade(buy('AAPL', 1), BY_USER);
  await service.trade(buy('AAPL', 1), BY_USER);
  clock.advance(500);
  await recorder.stop();
  expect(clock.waiting).toBe(0);
  clock.advance(10 * SECOND_MS);
  await settle();
  expect(await curve()).toMatchObject([{ cash_cents: 981_000 }, { cash_cents: 962_000 }]);
});

test('a point requested just before the end is not recorded after it', async () => {
  const { recorder, events, account_id, clock, connection, errors } = openPortfolio();
  const waiting: (() => void)[] = [];
  clock.soon = (run) => waiting.push(run);
  const change = {
    kind: 'portfolio',
    change: 'trade',
    trade_id: 'any',
    ticker: ticker('AAPL'),
    is_held: true,
  } as const;
  events.publish([{ account_id, sequence: 1, change }]);
  await recorder.stop();
  connection.close();
  for (const run of waiting) run();
  await settle();
  expect(waiting).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('a point that cannot be recorded is reported, and the trade remains', async () => {
  const { service, recorder, connection, errors } = openPortfolio();
  connection.transaction((transaction) => transaction.script('DROP TABLE snapshots'));
  expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({ ok: true });
  await expect.poll(() => errors).toHaveLength(1);
  await recorder.start();
  await recorder.stop();
  expect(errors).toHaveLength(3);
});
