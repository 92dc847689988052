import { describe, expect, test } from 'vitest';
import { cents } from '../../src/kernel/money.ts';
import { BY_USER, buy, openPortfolio } from '../support/portfolio.ts';
import { settle } from '../support/settle.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

test('the value is recorded at the start, every 30 seconds and at the end', async () => {
  const { recorder, snapshots, clock, account_id } = openPortfolio();
  const started_ms = clock.now_ms();
  await recorder.start();
  for (let passed = 0; passed < 7; passed++) {
    clock.advance(10 * SECOND_MS);
    await settle();
  }
  await recorder.stop();
  const times = (await snapshots.since(account_id, 0)).map(
    (row) => row.recorded_at_ms - started_ms,
  );
  expect(times).toEqual([0, 30_000, 60_000, 70_000]);
  expect(clock.waiting).toBe(0);
});

test('after the end nothing is recorded, and a second start does not record twice', async () => {
  const { recorder, snapshots, clock, account_id } = openPortfolio();
  await recorder.start();
  await recorder.start();
  expect(clock.waiting).toBe(1);
  await recorder.stop();
  clock.advance(300 * SECOND_MS);
  await settle();
  expect(await snapshots.since(account_id, 0)).toHaveLength(1);
});

test('each trade draws a point of its own with the cash that is left', async () => {
  const { service, source, clock } = openPortfolio();
  await service.trade(buy('AAPL', 10), BY_USER);
  clock.advance(SECOND_MS);
  source.move('AAPL', 200);
  await service.trade(buy('AAPL', 10), BY_USER);
  expect(await service.history('1d')).toEqual({
    snapshots: [
      { total_value: 10_000, cash_balance: 8_100, recorded_at: '2026-02-11T14:30:00.000Z' },
      { total_value: 10_100, cash_balance: 6_100, recorded_at: '2026-02-11T14:30:01.000Z' },
    ],
  });
});

test('a point that cannot be recorded is reported, and the trade stands', async () => {
  const { service, recorder, connection, errors } = openPortfolio();
  connection.transaction((transaction) => transaction.script('DROP TABLE snapshots'));
  expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({ ok: true });
  await expect.poll(() => errors).toHaveLength(1);
  await recorder.start();
  await recorder.stop();
  expect(errors).toHaveLength(3);
});

describe('the value curve', () => {
  test.each([
    ['1d', [0, 0.9]],
    ['1w', [0, 0.9, 6]],
    ['1m', [0, 0.9, 6, 29]],
    ['1y', [0, 0.9, 6, 29, 364]],
    ['all', [0, 0.9, 6, 29, 364, 4_000]],
  ] as const)('over %s holds the points that are at most so old', async (range, days) => {
    const { service, snapshots, clock, account_id } = openPortfolio();
    for (const age of [4_000, 364, 29, 6, 0.9, 0]) {
      await snapshots.record(account_id, {
        recorded_at_ms: clock.now_ms() - age * DAY_MS,
        total_value_cents: cents(100),
        cash_cents: cents(100),
      });
    }
    const { snapshots: points } = await service.history(range);
    const ages = points.map(
      ({ recorded_at }) => (clock.now_ms() - Date.parse(recorded_at)) / DAY_MS,
    );
    expect(ages).toEqual(days.toReversed());
  });
});
