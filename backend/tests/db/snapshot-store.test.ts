import { expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../src/db/index.ts';
import { cents } from '../../src/kernel/money.ts';
import { openStores } from '../support/ledger.ts';

const snapshot = (recorded_at_ms: number, total: number) => ({
  recorded_at_ms,
  total_value_cents: cents(total),
  cash_cents: cents(1),
});

test('points come back oldest first, from the moment asked for on', async () => {
  const { snapshots } = openStores();
  for (const at_ms of [3_000, 1_000, 2_000])
    await snapshots.record(ACCOUNT, snapshot(at_ms, at_ms));
  expect(await snapshots.since(ACCOUNT, 2_000)).toEqual([
    snapshot(2_000, 2_000),
    snapshot(3_000, 3_000),
  ]);
  expect(await snapshots.since(ACCOUNT, 3_001)).toEqual([]);
});

test('of two points of the same millisecond the later one stays', async () => {
  const { snapshots } = openStores();
  await snapshots.record(ACCOUNT, snapshot(1_000, 5));
  await snapshots.record(ACCOUNT, snapshot(1_000, 6));
  expect(await snapshots.since(ACCOUNT, 0)).toEqual([snapshot(1_000, 6)]);
});

test('a point lands in the ledger that is open', async () => {
  const { snapshots, ledger } = openStores();
  await snapshots.record(ACCOUNT, snapshot(1_000, 5));
  await ledger.reset(ACCOUNT);
  await snapshots.record(ACCOUNT, snapshot(1_000, 7));
  expect(await snapshots.since(ACCOUNT, 0)).toEqual([snapshot(1_000, 7)]);
});
