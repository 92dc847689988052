import { expect, test } from 'vitest';
import { BOUNDS, type Deeds, type Holding, type Sample, verdict } from './holding.ts';
import { runSoak } from './run-soak.ts';

test('half an hour of ticks, clients, chats and trades leaves memory and handles flat', {
  timeout: 120_000,
}, async () => {
  const { samples, deeds, wrong, exit_code } = await runSoak({ hours: 0.5, speed: 120, seed: 1 });
  expect(wrong).toEqual([]);
  expect(exit_code).toBe(0);
  expect(samples).toHaveLength(40);
  for (const done of [deeds.trades, deeds.chats, deeds.reads, deeds.streams]) {
    expect(done).toBeGreaterThan(10);
  }
});

const FLAT: Holding = {
  ...{ heap_bytes: 30e6, rss_bytes: 120e6, handles: 3, files: 25, database_bytes: 20e6 },
};
const DEEDS: Deeds = { streams: 10, trades: 10, chats: 10, reads: 10, faults: new Map() };
const samples = (of: (hours: number) => Partial<Holding> = () => ({})): Sample[] =>
  Array.from({ length: 40 }, (_, hours) => ({ hours, ...FLAT, ...of(hours) }));

test('what is flat is found flat, also after it was warmed up', () => {
  const warmed = samples((hours) => ({ heap_bytes: hours < 10 ? 1e6 : 30e6 }));
  expect(verdict(samples(), [FLAT, FLAT], DEEDS)).toEqual([]);
  expect(verdict(warmed, [FLAT, FLAT], DEEDS)).toEqual([]);
});

test.each([
  ['a heap that grows by a little each hour', samples((h) => ({ heap_bytes: 30e6 + h * 5e5 }))],
  ['a process that does', samples((h) => ({ rss_bytes: 120e6 + h * 3e6 }))],
  ['a figure that is none', samples(() => ({ heap_bytes: Number.NaN }))],
])('%s is found', (_what, seen) => {
  expect(verdict(seen, [FLAT, FLAT], DEEDS)).toHaveLength(1);
});

test.each([
  ['sockets that nobody closed', { handles: FLAT.handles + 3 }],
  ['files that nobody closed', { files: 40 }],
  ['a database that grew beyond its trades', { database_bytes: BOUNDS.database_bytes * 2 }],
])('%s are found', (_what, after) => {
  expect(verdict(samples(), [FLAT, { ...FLAT, ...after }], DEEDS)).toHaveLength(1);
});

test('a run in which nothing happened, or something failed, proves nothing', () => {
  expect(verdict(samples(), [FLAT, FLAT], { ...DEEDS, trades: 0 })).toHaveLength(1);
  const faults = new Map([['GET /api/portfolio 500 internal_error', 2]]);
  expect(verdict(samples(), [FLAT, FLAT], { ...DEEDS, faults })).toHaveLength(1);
});
