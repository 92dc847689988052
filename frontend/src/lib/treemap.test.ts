import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutTreemap, type TreemapTile } from './treemap';

const overlaps = (a: TreemapTile, b: TreemapTile) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const items = (values: number[]) => values.map((value, index) => ({ id: `T${index}`, value }));

test('a single position fills the whole area', () => {
  expect(layoutTreemap(items([42]), 640, 300)).toEqual([
    { id: 'T0', x: 0, y: 0, width: 640, height: 300 },
  ]);
});

test('areas are proportional to value', () => {
  const tiles = layoutTreemap(items([600, 300, 100]), 1000, 500);
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
        const tiles = layoutTreemap(items(values), width, height);
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

test('fifty equal positions come out near square', () => {
  const tiles = layoutTreemap(items(Array(50).fill(1)), 900, 400);
  const ratios = tiles.map(({ width, height }) => Math.max(width / height, height / width));
  expect(Math.max(...ratios)).toBeLessThan(2);
});

test('what has no value and a container without size take no room', () => {
  expect(layoutTreemap(items([10, 0, -5]), 100, 100).map((tile) => tile.id)).toEqual(['T0']);
  expect(layoutTreemap(items([10]), 0, 100)).toEqual([]);
  expect(layoutTreemap([], 100, 100)).toEqual([]);
});

test('equal weights keep the same order from one layout to the next', () => {
  const forward = layoutTreemap(items([5, 5, 5, 5]), 400, 300);
  const backward = layoutTreemap(items([5, 5, 5, 5]).reverse(), 400, 300);
  expect(backward).toEqual(forward);
});
