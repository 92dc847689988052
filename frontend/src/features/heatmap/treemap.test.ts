import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutTreemap, type TreemapTile } from './treemap';

const overlaps = (a: TreemapTile, b: TreemapTile) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The tiles alone. */
const tilesOf = (of: Parameters<typeof layoutTreemap>[0], width: number, height: number) =>
  layoutTreemap(of, width, height).tiles;

const items = (values: number[]) => values.map((value, index) => ({ id: `T${index}`, value }));

test('a single position fills the whole area', () => {
  expect(tilesOf(items([42]), 640, 300)).toEqual([
    { id: 'T0', x: 0, y: 0, width: 640, height: 300 },
  ]);
});

test('areas are proportional to value', () => {
  const tiles = tilesOf(items([600, 300, 100]), 1000, 500);
  const share = Object.fromEntries(
    tiles.map((tile) => [tile.id, (tile.width * tile.height) / 500_000]),
  );
  expect(share.T0).toBeCloseTo(0.6, 2);
  expect(share.T1).toBeCloseTo(0.3, 2);
  expect(share.T2).toBeCloseTo(0.1, 2);
});

test('tiles stay inside the container and never overlap, whatever the weights', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 1200 }),
      fc.integer({ min: 1, max: 900 }),
      (values, width, height) => {
        const tiles = tilesOf(items(values), width, height);
        expect(tiles).toHaveLength(values.length);
        for (const [index, tile] of tiles.entries()) {
          expect(tile.x).toBeGreaterThanOrEqual(0);
          expect(tile.y).toBeGreaterThanOrEqual(0);
          expect(tile.x + tile.width).toBeLessThanOrEqual(width);
          expect(tile.y + tile.height).toBeLessThanOrEqual(height);
          expect(tiles.slice(index + 1).some((other) => overlaps(tile, other))).toBe(false);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('fifty equal positions are nearly square', () => {
  const tiles = tilesOf(items(Array(50).fill(1)), 900, 400);
  const ratios = tiles.map(({ width, height }) => Math.max(width / height, height / width));
  expect(Math.max(...ratios)).toBeLessThan(2);
});

test('items without value and a container without size give no tiles', () => {
  expect(tilesOf(items([10, 0, -5]), 100, 100).map((tile) => tile.id)).toEqual(['T0']);
  expect(tilesOf(items([10]), 0, 100)).toEqual([]);
  expect(tilesOf([], 100, 100)).toEqual([]);
});

test('equal weights keep the same order from one layout to the next', () => {
  const forward = tilesOf(items([5, 5, 5, 5]), 400, 300);
  const backward = tilesOf(items([5, 5, 5, 5]).reverse(), 400, 300);
  expect(backward).toEqual(forward);
});

const inSectors = (values: Record<string, number[]>) =>
  Object.entries(values).flatMap(([group, weights]) =>
    weights.map((value, index) => ({ id: `${group}${index}`, value, group })),
  );

test('the positions of a sector are adjacent, under its name', () => {
  const { tiles, labels } = layoutTreemap(
    inSectors({ Energy: [100, 100], Health: [300], Materials: [50, 50] }),
    600,
    400,
  );
  expect(labels.map(({ id }) => id)).toEqual(['Health', 'Energy', 'Materials']);
  for (const label of labels) {
    const members = tiles.filter(({ id }) => id.startsWith(label.id));
    for (const tile of members) {
      expect(tile.x).toBeGreaterThanOrEqual(label.x);
      expect(tile.x + tile.width).toBeLessThanOrEqual(label.x + label.width);
      expect(tile.y).toBeGreaterThanOrEqual(label.y + label.height);
    }
  }
  expect(tiles).toHaveLength(5);
});

test('a sector too small for its name gives the room to its positions', () => {
  const { tiles, labels } = layoutTreemap(inSectors({ Energy: [10_000], Health: [1] }), 300, 200);
  expect(labels.map(({ id }) => id)).toEqual(['Energy']);
  expect(tiles.map(({ id }) => id)).toEqual(['Energy0', 'Health0']);
});
