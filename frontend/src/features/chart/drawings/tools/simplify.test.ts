import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceToSegment } from '../coordinates';
import { simplified } from './simplify';

const place = fc.record({
  x: fc.integer({ min: 0, max: 500 }),
  y: fc.integer({ min: 0, max: 500 }),
});

test('a straight stroke needs its ends only, a corner is kept', () => {
  const straight = Array.from({ length: 50 }, (_, x) => ({ x, y: 2 * x }));
  expect(simplified(straight, 1, 200)).toEqual([0, 49]);
  const corner = [
    { x: 0, y: 0 },
    { x: 5, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(simplified(corner, 1, 200)).toEqual([0, 2, 3]);
});

test('no point of a stroke is farther from the simplified one than the tolerance', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (stroke, tolerance) => {
        const kept = simplified(stroke, tolerance, 200);
        expect([kept.at(0), kept.at(-1)]).toEqual([0, stroke.length - 1]);
        for (const [at, first] of kept.slice(0, -1).entries()) {
          const last = kept[at + 1] ?? first;
          const [from, to] = [stroke[first], stroke[last]];
          if (!from || !to) throw new Error('An index is out of range.');
          for (const one of stroke.slice(first, last + 1)) {
            expect(distanceToSegment(one, from, to)).toBeLessThanOrEqual(tolerance);
          }
        }
      },
    ),
  );
});

test('a wild stroke is bounded', () => {
  const wild = Array.from({ length: 3_000 }, (_, x) => ({ x, y: x % 2 === 0 ? 0 : 400 }));
  expect(simplified(wild, 1, 200)).toHaveLength(200);
});
