import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '../../../src/kernel/money.ts';
import { SnapshotCompactor } from '../../../src/portfolio/index.ts';
import {
  maximumDrawdown,
  risk,
  valueAtDayStart,
} from '../../../src/portfolio/value-curve/performance.ts';
import type { CurvePoint } from '../../../src/portfolio/value-curve/points.ts';
import { anyCurve, timesOf, valuesOf } from '../../support/curves.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { settle } from '../../support/time/settle.ts';
import { openStores } from '../../support/trading/ledger.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const ACCOUNT = 'default';

function open(clock = new ManualClock()) {
  const stores = openStores(':memory:', clock);
  const { snapshots, ledger, connection } = stores;
  const errors: unknown[] = [];
  const compactor = new SnapshotCompactor({
    account_id: ACCOUNT,
    ledger,
    store: snapshots,
    clock,
    onError: (error) => errors.push(error),
  });
  /** Writes all points in one transaction, before the curve is first read. */
  const record = (curve: readonly CurvePoint[], number = 1): void =>
    connection.blockingTransaction((transaction) => {
      for (const { recorded_at_ms, total_value_cents } of curve) {
        transaction.run(
          'INSERT INTO snapshots VALUES (?, ?, ?, ?, 0)',
          ACCOUNT,
          number,
          recorded_at_ms,
          total_value_cents,
        );
      }
    });
  return {
    ...stores,
    compactor,
    errors,
    record,
    kept: async (number = 1): Promise<readonly CurvePoint[]> =>
      (await snapshots.points(ACCOUNT, number)).map(({ recorded_at_ms, total_value_cents }) => ({
        recorded_at_ms,
        total_value_cents,
      })),
  };
}

const ZIGZAG = [0, 500, -500, 100];

/** An hour with a point each second, in which no interval begins or ends with its extremes. */
const hourOfSeconds = (from_ms: number): CurvePoint[] =>
  Array.from({ length: 3_600 }, (_, second) => ({
    recorded_at_ms: from_ms + second * SECOND_MS,
    total_value_cents: cents(1_000_000 + (ZIGZAG[second % ZIGZAG.length] ?? 0)),
  }));

describe('of an hour with a point each second', () => {
  // The clock is at 14:30; each hour begins at 14:00 minus this many hours.
  test.each([
    ['begun half an hour ago all points are kept', 0, 3_600],
    ['begun one and a half hours ago all points are kept', 1, 3_600],
    ['begun two and a half hours ago three points of each 30 seconds are', 2, 360],
    ['of yesterday, not yet a day old, three of each 30 seconds are', 24, 360],
    ['a day old three of each five minutes are', 25, 36],
    ['not yet thirty days old three of each five minutes are', 720, 36],
    ['thirty days old three are', 721, 3],
    ['a year old three are', 8_760, 3],
  ])('%s', async (_name, hours, count) => {
    const { compactor, record, kept, clock } = open();
    const curve = hourOfSeconds(clock.now_ms() - 30 * MINUTE_MS - hours * HOUR_MS);
    record(curve);
    await compactor.compact();
    const left = await kept();
    expect(left).toHaveLength(count);
    expect(Math.min(...valuesOf(left))).toBe(999_500);
    expect(Math.max(...valuesOf(left))).toBe(1_000_500);
    expect(left.at(-1)).toEqual(curve.at(-1));
  });
});

test('three hours of seconds, more than one slice, are compacted to three points each', async () => {
  const { compactor, record, kept, clock } = open();
  const from_ms = clock.now_ms() - 30 * MINUTE_MS - 40 * DAY_MS;
  for (const hours of [0, 1, 2]) record(hourOfSeconds(from_ms + hours * HOUR_MS));
  await compactor.compact();
  const hours = (await kept()).map(({ recorded_at_ms }) =>
    Math.floor((recorded_at_ms - from_ms) / HOUR_MS),
  );
  expect(hours).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
});

describe('a curve of any shape', () => {
  const curves = anyCurve(20 * SECOND_MS, 400);
  /** Some time after the last point, so that points of every age occur. */
  const age = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => minutes * MINUTE_MS);
  const endOf = (curve: readonly CurvePoint[]): number => curve.at(-1)?.recorded_at_ms ?? 0;

  test('keeps its extremes, its last point and its performance figures', async () => {
    await fc.assert(
      fc.asyncProperty(curves, age, async (curve, age_ms) => {
        const now_ms = endOf(curve) + age_ms;
        const { compactor, record, kept, connection } = open(new ManualClock(now_ms));
        record(curve);
        await compactor.compact();
        const thinned = await kept();
        connection.close();

        expect(thinned.at(-1)).toEqual(curve.at(-1));
        expect(Math.min(...valuesOf(thinned))).toBe(Math.min(...valuesOf(curve)));
        expect(Math.max(...valuesOf(thinned))).toBe(Math.max(...valuesOf(curve)));
        const start = cents(123);
        expect(valueAtDayStart(thinned, now_ms, start)).toBe(valueAtDayStart(curve, now_ms, start));

        const fall = maximumDrawdown(curve);
        const fall_left = maximumDrawdown(thinned);
        expect(fall_left?.depth ?? 0).toBeLessThanOrEqual(fall?.depth ?? 0);
        const isWithinAnHour =
          fall && Math.floor(fall.peak_ms / HOUR_MS) === Math.floor(fall.trough_ms / HOUR_MS);
        if (!isWithinAnHour) expect(fall_left).toEqual(fall);
      }),
      { numRuns: 60 },
    );
  });

  test('gives the same volatility and Sharpe ratio while it grows and is compacted', async () => {
    await fc.assert(
      fc.asyncProperty(curves, fc.integer({ min: 0, max: 90 }), async (curve, minutes) => {
        const now_ms = endOf(curve) + minutes * MINUTE_MS;
        const { compactor, record, kept, connection } = open(new ManualClock(now_ms));
        record(curve);
        await compactor.compact();
        const now = { recorded_at_ms: now_ms, total_value_cents: cents(100) };
        // The first point may be deleted, and with it part of the curve's length.
        const span = (points: readonly CurvePoint[]) => [points[0] ?? now, ...points, now];
        const thinned = span(await kept()).with(0, curve[0] ?? now);
        connection.close();
        expect(risk(thinned)).toEqual(risk(span(curve)));
      }),
      { numRuns: 60 },
    );
  });

  test('is compacted only once at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(curves, age, async (curve, age_ms) => {
        const { compactor, record, kept, connection } = open(
          new ManualClock(endOf(curve) + age_ms),
        );
        record(curve);
        await compactor.compact();
        const once = await kept();
        await compactor.compact();
        expect(await kept()).toEqual(once);
        connection.close();
      }),
      { numRuns: 30 },
    );
  });

  test('is the same after many compactions as after one', async () => {
    await fc.assert(
      fc.asyncProperty(curves, fc.array(age, { maxLength: 6 }), age, async (curve, ages, last) => {
        const often = open(new ManualClock(endOf(curve)));
        const late = open(new ManualClock(endOf(curve)));
        often.record(curve);
        late.record(curve);
        let reached = 0;
        for (const age_ms of [...ages, last].toSorted((one, other) => one - other)) {
          often.clock.skip(age_ms - reached);
          reached = age_ms;
          await often.compactor.compact();
        }
        late.clock.skip(reached);
        await late.compactor.compact();
        expect(await often.kept()).toEqual(await late.kept());
        often.connection.close();
        late.connection.close();
      }),
      { numRuns: 30 },
    );
  });
});

test('a year of points every 30 seconds is compacted to less than 53,000', async () => {
  // 2,880 of the last day; three of each five minutes of 29 days, 25,056; three of each hour of 335
  // days, 24,120; up to an hour's worth more, because ages are counted in whole hours. Six points
  // per interval, with the extremes inside, leave as many as the full curve would and are faster to
  // write.
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  const { compactor, connection } = open(clock);
  connection.transaction((transaction) => {
    for (const [from_ms, to_ms, interval_ms] of [
      [365 * DAY_MS, 30 * DAY_MS, HOUR_MS],
      [30 * DAY_MS, DAY_MS, 5 * MINUTE_MS],
      // Half a minute apart already.
      [DAY_MS, 0, 3 * MINUTE_MS],
    ] as const) {
      transaction.run(
        `WITH RECURSIVE point (number) AS (
           SELECT 0 UNION ALL SELECT number + 1 FROM point WHERE number + 1 < ?
         )
         INSERT INTO snapshots SELECT 'default', 1, ? + number * ?,
           CASE number % 6 WHEN 1 THEN 1010000 WHEN 2 THEN 990000 ELSE 1000000 END, 0
         FROM point`,
        ((from_ms - to_ms) / interval_ms) * 6,
        clock.now_ms() - from_ms,
        interval_ms / 6,
      );
    }
  });
  await compactor.compact();
  const { count } = connection.get<{ count: number }>(
    'SELECT count(*) AS count FROM snapshots',
  ) ?? { count: 0 };
  expect(count).toBeGreaterThan(50_000);
  expect(count).toBeLessThan(53_000);
});

test('archived ledgers are compacted separately', async () => {
  const { compactor, record, kept, ledger, clock } = open();
  const from_ms = clock.now_ms() - 30 * MINUTE_MS - 48 * HOUR_MS;
  record(hourOfSeconds(from_ms).slice(0, 900), 1);
  await ledger.reset(ACCOUNT);
  record(hourOfSeconds(from_ms).slice(0, 600), 2);
  await ledger.reset(ACCOUNT);
  record(hourOfSeconds(from_ms).slice(0, 300), 3);
  await compactor.compact();
  expect(await kept(1)).toHaveLength(9);
  expect(await kept(2)).toHaveLength(6);
  expect(await kept(3)).toHaveLength(3);
  // The last point of each, although other ledgers have higher and lower ones at the same times.
  expect(timesOf(await kept(3)).at(-1)).toBe(from_ms + 299 * SECOND_MS);
});

test('it runs at the start and every hour until it is stopped', async () => {
  const { compactor, record, kept, clock } = open();
  record(hourOfSeconds(clock.now_ms() - 30 * MINUTE_MS - 2 * HOUR_MS));
  record(hourOfSeconds(clock.now_ms() - 30 * MINUTE_MS - 1 * HOUR_MS));
  compactor.start();
  compactor.start();
  expect(clock.waiting).toBe(1);
  await expect.poll(async () => (await kept()).length).toBe(3_960);
  clock.advance(HOUR_MS);
  await expect.poll(async () => (await kept()).length).toBe(720);
  await compactor.stop();
  expect(clock.waiting).toBe(0);
});

test('a compaction that is stopped early continues at the next start', async () => {
  const { compactor, record, kept, clock, connection, errors } = open();
  record(hourOfSeconds(clock.now_ms() - 5 * DAY_MS));
  const compaction = compactor.compact();
  await compactor.stop();
  await compaction;
  expect(await kept()).toHaveLength(3_600);
  connection.close();
  await settle();
  expect(errors).toEqual([]);
});

test('a failed compaction is reported, and the next one runs', async () => {
  const { compactor, record, kept, errors, clock, connection } = open();
  record(hourOfSeconds(clock.now_ms() - 30 * MINUTE_MS - 48 * HOUR_MS));
  connection.transaction((transaction) =>
    transaction.script(
      "CREATE TRIGGER held BEFORE DELETE ON snapshots BEGIN SELECT raise(ABORT, 'held'); END",
    ),
  );
  await compactor.compact();
  expect(errors).toMatchObject([{ message: 'held' }]);
  expect(await kept()).toHaveLength(3_600);
  connection.transaction((transaction) => transaction.script('DROP TRIGGER held'));
  await compactor.compact();
  expect(await kept()).toHaveLength(36);
});
