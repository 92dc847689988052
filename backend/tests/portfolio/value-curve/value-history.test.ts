import {
  HISTORY_POINTS_MAX,
  HISTORY_RANGES,
  HistorySchema,
  PerformanceSchema,
} from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { cents } from '../../../src/kernel/money.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { settle } from '../../support/time/settle.ts';
import { BY_USER, buy, openPortfolio, sell } from '../../support/trading/portfolio.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the value curve', () => {
  test.each([
    ['1d', [0, 0.9]],
    ['1w', [0, 0.9, 6]],
    ['1m', [0, 0.9, 6, 29]],
    ['1y', [0, 0.9, 6, 29, 364]],
    ['all', [0, 0.9, 6, 29, 364, 4_000]],
  ] as const)('over %s contains the points of that age', async (range, days) => {
    const { values, snapshots, clock, account_id } = openPortfolio();
    for (const age of [4_000, 364, 29, 6, 0.9, 0]) {
      await snapshots.record(account_id, 1, {
        recorded_at_ms: clock.now_ms() - age * DAY_MS,
        total_value_cents: cents(100),
        cash_cents: cents(100),
      });
    }
    const { snapshots: points } = await values.history(range);
    const ages = points.map(
      ({ recorded_at }) => (clock.now_ms() - Date.parse(recorded_at)) / DAY_MS,
    );
    expect(ages).toEqual(days.toReversed());
  });

  test('is recomputed only when a point is added or leaves its range', async () => {
    const { values, snapshots, clock, account_id } = openPortfolio();
    const record = (age_days: number, dollars: number) =>
      snapshots.record(account_id, 1, {
        recorded_at_ms: clock.now_ms() - age_days * DAY_MS,
        total_value_cents: cents(dollars * 100),
        cash_cents: cents(0),
      });
    const shown = async () => (await values.history('1d')).snapshots.map((row) => row.total_value);
    await record(0.9, 1);
    await record(0.5, 2);
    expect(await shown()).toEqual([1, 2]);
    expect(await values.history('1d')).toBe(await values.history('1d'));
    await record(0, 3);
    expect(await shown()).toEqual([1, 2, 3]);
    clock.advance(0.2 * DAY_MS);
    expect(await shown()).toEqual([2, 3]);
    await record(0.4, 4);
    expect(await shown()).toEqual([2, 4, 3]);
  });

  test('over a dense year has at most a thousand points, with the extremes of each range', async () => {
    const { values, connection, clock } = openPortfolio();
    // Every two hours, and every 30 seconds on the last day; each range has extremes of its own.
    const extremes = new Map([
      ['1d', [2_000, 3_000]],
      ['1w', [1_900, 3_100]],
      ['1m', [1_800, 3_200]],
      ['1y', [1_700, 3_300]],
      ['all', [1_600, 3_400]],
    ]);
    const days = { '1d': 0.5, '1w': 5, '1m': 20, '1y': 200, all: 390 };
    connection.transaction((transaction) => {
      const record = (age_ms: number, dollars: number): number =>
        transaction.run(
          'INSERT OR REPLACE INTO snapshots VALUES (?, 1, ?, ?, 0)',
          'default',
          clock.now_ms() - age_ms,
          dollars * 100,
        );
      for (let step = 0; step < 4_800; step++) record(step * 120 * MINUTE_MS, 2_500 + (step % 7));
      for (let step = 0; step < 2_880; step++) record(step * 0.5 * MINUTE_MS, 2_500 + (step % 9));
      for (const range of HISTORY_RANGES) {
        const [low = 0, high = 0] = extremes.get(range) ?? [];
        record(days[range] * DAY_MS + 7, low);
        record(days[range] * DAY_MS + 77_777, high);
      }
    });
    for (const range of HISTORY_RANGES) {
      const history = await values.history(range);
      expect(HistorySchema.parse(history)).toEqual(history);
      const dollars = history.snapshots.map(({ total_value }) => total_value);
      expect(dollars.length).toBeLessThanOrEqual(HISTORY_POINTS_MAX);
      expect([Math.min(...dollars), Math.max(...dollars)]).toEqual(extremes.get(range));
      const times = history.snapshots.map(({ recorded_at }) => Date.parse(recorded_at));
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.at(-1)).toBe(clock.now_ms());
    }
  });
});

describe('performance', () => {
  test('of a new account is no profit, and null for the rest', async () => {
    const { values } = openPortfolio();
    const performance = await values.performance();
    expect(PerformanceSchema.parse(performance)).toEqual(performance);
    expect(performance).toEqual({
      total_value: 10_000,
      realized_pnl: 0,
      unrealized_pnl: 0,
      day_change: 0,
      day_change_percent: 0,
      return_percent: 0,
      max_drawdown_percent: 0,
      max_drawdown_peak_at: null,
      max_drawdown_trough_at: null,
      volatility_percent: null,
      sharpe_ratio: null,
      return_interval_seconds: null,
      since: '2026-02-11T14:30:00.000Z',
      as_of: '2026-02-11T14:30:00.000Z',
    });
  });

  test('gives profits, day change, return and drawdown', async () => {
    // Opened on 11 February at 23:00 UTC with 10,000.
    const clock = new ManualClock(Date.UTC(2026, 1, 11, 23));
    const { service, values, recorder, source, curve } = openPortfolio({ clock });
    const at = async (minutes: number, dollars: number): Promise<void> => {
      clock.advance(minutes * MINUTE_MS);
      source.move('AAPL', dollars);
      await recorder.record();
    };
    await recorder.record();
    await service.trade(buy('AAPL', 10), BY_USER);
    await settle();
    await at(20, 240); // 23:20: 8,100 + 2,400 = 10,500, the peak.
    await at(20, 180); // 23:40: 8,100 + 1,800 =  9,900, the trough.
    await at(10, 200); // 23:50: 8,100 + 2,000 = 10,100, the last of the day.
    await at(20, 210); // 00:10: 8,100 + 2,100 = 10,200.
    await service.trade(sell('AAPL', 4), BY_USER);
    await settle();
    clock.advance(MINUTE_MS);
    source.move('AAPL', 220); // 00:11: 8,940 + 1,320 = 10,260, not recorded yet.
    expect((await curve()).at(-1)?.total_value_cents).toBe(1_020_000);

    const performance = await values.performance();
    expect(PerformanceSchema.parse(performance)).toEqual(performance);
    expect(performance).toMatchObject({
      total_value: 10_260,
      // 4 × (210 − 190), and 6 × (220 − 190).
      realized_pnl: 80,
      unrealized_pnl: 180,
      // 10,260 − 10,100, and of 10,100.
      day_change: 160,
      day_change_percent: 1.5842,
      // 260 of 10,000.
      return_percent: 2.6,
      // 1 − 9,900 / 10,500 = 0.05714286.
      max_drawdown_percent: 5.7143,
      max_drawdown_peak_at: '2026-02-11T23:20:00.000Z',
      max_drawdown_trough_at: '2026-02-11T23:40:00.000Z',
      since: '2026-02-11T23:00:00.000Z',
      as_of: '2026-02-12T00:11:00.000Z',
    });
  });

  test('includes the current value in the drawdown', async () => {
    const { service, values, source, clock } = openPortfolio();
    await service.trade(buy('AAPL', 50), BY_USER);
    await settle();
    clock.advance(MINUTE_MS);
    // 50 × (190 − 150) = 2,000 of 10,000.
    source.move('AAPL', 150);
    expect(await values.performance()).toMatchObject({
      max_drawdown_percent: 20,
      max_drawdown_trough_at: '2026-02-11T14:31:00.000Z',
      return_percent: -20,
      day_change: -2_000,
    });
  });

  test('has volatility and ratio after ten returns over five minutes, not before', async () => {
    const { service, values, recorder, source, clock } = openPortfolio({ dollars: { V: 50 } });
    await service.trade(buy('V', 100), BY_USER);
    await settle();
    // 5,000 in cash and 100 shares: each five minutes the account gains 20 % or nothing, as in
    // the hand-computed case of the performance test.
    const totals = [12_000, 12_000, 14_400, 14_400, 17_280, 17_280, 20_736, 20_736, 24_883.2];
    for (const total of totals) {
      clock.advance(5 * MINUTE_MS);
      source.move('V', (total - 5_000) / 100);
      await recorder.record();
    }
    clock.advance(5 * MINUTE_MS);
    await recorder.record();
    expect(await values.performance()).toMatchObject({
      volatility_percent: null,
      sharpe_ratio: null,
      return_interval_seconds: null,
    });
    clock.advance(5 * MINUTE_MS);
    const performance = await values.performance();
    expect(PerformanceSchema.parse(performance)).toEqual(performance);
    expect(performance).toMatchObject({
      volatility_percent: 3_418.7717,
      sharpe_ratio: 307.6895,
      return_interval_seconds: 300,
    });
  });

  test('starts over with a reset', async () => {
    const { service, values, source, clock } = openPortfolio();
    await service.trade(buy('AAPL', 50), BY_USER);
    await settle();
    clock.advance(MINUTE_MS);
    source.move('AAPL', 100);
    await service.reset();
    expect(await values.performance()).toMatchObject({
      total_value: 10_000,
      realized_pnl: 0,
      day_change: 0,
      return_percent: 0,
      max_drawdown_percent: 0,
      max_drawdown_peak_at: null,
      since: '2026-02-11T14:31:00.000Z',
    });
    expect((await values.history('all')).snapshots).toHaveLength(1);
  });
});
