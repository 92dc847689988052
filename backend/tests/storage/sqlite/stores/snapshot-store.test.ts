import { describe, expect, test } from 'vitest';
import { cents } from '../../../../src/kernel/money.ts';
import type { SnapshotStore } from '../../../../src/portfolio/store.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createSnapshotStore,
  SnapshotCache,
} from '../../../../src/storage/sqlite/index.ts';
import { openStores } from '../../../support/trading/ledger.ts';

const snapshot = (recorded_at_ms: number, total = recorded_at_ms) => ({
  recorded_at_ms,
  total_value_cents: cents(total),
  cash_cents: cents(1),
});

/** The store, and the cache with its curve loaded before and after the writes. */
const STORES = [
  ['the store', (store: SnapshotStore) => store],
  [
    'the cache',
    (store: SnapshotStore) => new SnapshotCache(store, { soon: (run) => setImmediate(run) }),
  ],
] as const;

describe.each(STORES)('%s', (name, wrap) => {
  const open = async () => {
    const { connection } = openStores();
    const beneath = createSnapshotStore(connection);
    const store = wrap(beneath);
    const record = async (ledger: number, ...times_ms: number[]): Promise<void> => {
      for (const at_ms of times_ms) await store.record(ACCOUNT, ledger, snapshot(at_ms));
    };
    const times = async (
      ...query: Parameters<SnapshotStore['points']> extends [string, ...infer Rest] ? Rest : never
    ) => (await store.points(ACCOUNT, ...query)).map(({ recorded_at_ms }) => recorded_at_ms);
    // The cached curve must equal the stored one.
    const agrees = async (ledger: number): Promise<void> => {
      expect(await store.points(ACCOUNT, ledger)).toEqual(await beneath.points(ACCOUNT, ledger));
    };
    if (name === 'the cache') await store.points(ACCOUNT, 1);
    return { store, beneath, record, times, agrees };
  };

  test('returns points oldest first, in whatever order they were recorded', async () => {
    const { record, times, store, agrees } = await open();
    await record(1, 3_000, 1_000, 2_000);
    expect(await times(1)).toEqual([1_000, 2_000, 3_000]);
    expect(await store.points(ACCOUNT, 1, { limit: 1 })).toEqual([snapshot(1_000)]);
    await agrees(1);
  });

  test.each([
    [{}, [1_000, 2_000, 3_000]],
    [{ from_ms: 2_000 }, [2_000, 3_000]],
    [{ from_ms: 3_001 }, []],
    [{ to_ms: 2_000 }, [1_000]],
    [{ to_ms: 2_001 }, [1_000, 2_000]],
    [{ from_ms: 1_001, to_ms: 3_000 }, [2_000]],
    [{ limit: 2 }, [1_000, 2_000]],
    [{ from_ms: 1_500, limit: 1 }, [2_000]],
    [{ from_ms: 2_500, to_ms: 1_500 }, []],
  ])('the query %j returns %j', async (query, expected) => {
    const { record, times } = await open();
    await record(1, 1_000, 2_000, 3_000);
    expect(await times(1, query)).toEqual(expected);
  });

  test('keeps the later of two points of the same millisecond', async () => {
    const { store, agrees } = await open();
    await store.record(ACCOUNT, 1, snapshot(1_000, 5));
    await store.record(ACCOUNT, 1, snapshot(2_000, 5));
    await store.record(ACCOUNT, 1, snapshot(1_000, 6));
    expect(await store.points(ACCOUNT, 1)).toEqual([snapshot(1_000, 6), snapshot(2_000, 5)]);
    await agrees(1);
  });

  test('keeps ledgers apart, even if an older one is written or read later', async () => {
    const { record, times, agrees } = await open();
    await record(1, 1_000, 2_000);
    await record(2, 1_000, 3_000);
    expect(await times(2)).toEqual([1_000, 3_000]);
    await record(1, 4_000);
    expect(await times(1)).toEqual([1_000, 2_000, 4_000]);
    expect(await times(2)).toEqual([1_000, 3_000]);
    await agrees(1);
    await agrees(2);
  });

  test('deletes the given points of the given ledger, and no others', async () => {
    const { store, record, times, agrees } = await open();
    await record(1, 1_000, 2_000, 3_000);
    await record(2, 1_000, 2_000, 3_000);
    await store.drop(ACCOUNT, 2, [1_000, 3_000, 9_999]);
    await store.drop(ACCOUNT, 1, []);
    expect(await times(2)).toEqual([2_000]);
    expect(await times(1)).toEqual([1_000, 2_000, 3_000]);
    await agrees(1);
    await agrees(2);
  });

  test('returns the points recorded so far, unaffected by later ones', async () => {
    const { store, record } = await open();
    await record(1, 1_000);
    const points = await store.points(ACCOUNT, 1);
    await record(1, 2_000);
    expect(points).toEqual([snapshot(1_000)]);
  });
});

test('points recorded and deleted while a long curve is loaded are not missed', async () => {
  const { connection } = openStores();
  const beneath = createSnapshotStore(connection);
  for (let at_ms = 0; at_ms < 6_000; at_ms++) await beneath.record(ACCOUNT, 1, snapshot(at_ms));
  const cache = new SnapshotCache(beneath, { soon: (run) => setImmediate(run) });
  const [read] = await Promise.all([
    cache.points(ACCOUNT, 1),
    cache.record(ACCOUNT, 1, snapshot(9_000)),
    cache.drop(ACCOUNT, 1, [0, 5_999]),
    cache.points(ACCOUNT, 1),
  ]);
  expect(read.length).toBeGreaterThanOrEqual(5_999);
  const points = await cache.points(ACCOUNT, 1);
  expect(points).toHaveLength(5_999);
  expect(points).toEqual(await beneath.points(ACCOUNT, 1));
});

test('a point recorded in the middle of a curve while it is loaded is not missed', async () => {
  const { connection } = openStores();
  const beneath = createSnapshotStore(connection);
  for (let at_ms = 0; at_ms < 12_000; at_ms += 2) {
    await beneath.record(ACCOUNT, 1, snapshot(at_ms));
  }
  const recorded: Promise<void>[] = [];
  const cache = new SnapshotCache(beneath, {
    soon(run) {
      recorded.push(cache.record(ACCOUNT, 1, snapshot(2 * recorded.length + 1)));
      setImmediate(run);
    },
  });
  await cache.points(ACCOUNT, 1);
  await Promise.all(recorded);
  expect(recorded.length).toBeGreaterThan(1);
  expect(await cache.points(ACCOUNT, 1)).toEqual(await beneath.points(ACCOUNT, 1));
});

test('a cached curve is not read from the file again', async () => {
  const { connection } = openStores();
  const beneath = createSnapshotStore(connection);
  let reads = 0;
  const cache = new SnapshotCache(
    {
      ...beneath,
      points: (...query) => {
        reads++;
        return beneath.points(...query);
      },
    },
    { soon: (run) => setImmediate(run) },
  );
  for (let at_ms = 0; at_ms < 10; at_ms++) {
    await cache.record(ACCOUNT, 1, snapshot(at_ms));
    expect(await cache.points(ACCOUNT, 1)).toHaveLength(at_ms + 1);
  }
  expect(reads).toBe(1);

  await cache.record(ACCOUNT, 2, snapshot(5));
  await cache.points(ACCOUNT, 2);
  expect(reads).toBe(2);
  expect(await cache.points(ACCOUNT, 1)).toHaveLength(10);
  expect(reads).toBe(3);
  await cache.points(ACCOUNT, 2);
  expect(reads).toBe(3);
});

test('a failed write changes nothing in the cache, and the next one succeeds', async () => {
  const { connection } = openStores();
  const beneath = createSnapshotStore(connection);
  const cache = new SnapshotCache(beneath, { soon: (run) => setImmediate(run) });
  await cache.record(ACCOUNT, 1, snapshot(1_000));
  await cache.points(ACCOUNT, 1);
  await expect(cache.record('nobody', 1, snapshot(2_000))).rejects.toThrow('FOREIGN KEY');
  const broken = { ...snapshot(3_000), total_value_cents: cents(0) + 0.5 };
  await expect(cache.record(ACCOUNT, 1, broken as never)).rejects.toThrow();
  await cache.record(ACCOUNT, 1, snapshot(4_000));
  expect(await cache.points(ACCOUNT, 1)).toEqual([snapshot(1_000), snapshot(4_000)]);
});
