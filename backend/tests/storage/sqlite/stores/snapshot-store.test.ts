import { describe, expect, test } from 'vitest';
import { cents } from '../../../../src/kernel/money.ts';
import type { SnapshotStore } from '../../../../src/portfolio/store.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createSnapshotStore,
  SnapshotCache,
} from '../../../../src/storage/sqlite/index.ts';
import { openStores } from '../../../support/ledger.ts';

const snapshot = (recorded_at_ms: number, total = recorded_at_ms) => ({
  recorded_at_ms,
  total_value_cents: cents(total),
  cash_cents: cents(1),
});

/** Both keep the same promises; the cache with its curve read before and after. */
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
    // What is held in memory must be what a newcomer reads from the file.
    const agrees = async (ledger: number): Promise<void> => {
      expect(await store.points(ACCOUNT, ledger)).toEqual(await beneath.points(ACCOUNT, ledger));
    };
    if (name === 'the cache') await store.points(ACCOUNT, 1);
    return { store, beneath, record, times, agrees };
  };

  test('gives points back oldest first, however they came in', async () => {
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
  ])('asked for %j gives %j', async (query, expected) => {
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

  test('keeps ledgers apart, also where an older one is written to or asked for later', async () => {
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

  test('drops the points named from the ledger named, and no others', async () => {
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

  test('answers with what is recorded then, untouched by what is recorded later', async () => {
    const { store, record } = await open();
    await record(1, 1_000);
    const points = await store.points(ACCOUNT, 1);
    await record(1, 2_000);
    expect(points).toEqual([snapshot(1_000)]);
  });
});

test('points recorded and dropped while a long curve is read from the file are not missed', async () => {
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

test('a point that is recorded in the midst of a curve while it is read is not missed', async () => {
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

test('a curve held in memory is not read from the file again', async () => {
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

test('a write that fails changes nothing of what is held, and the next one is made', async () => {
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
