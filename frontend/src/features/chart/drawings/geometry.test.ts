import { expect, test } from 'vitest';
import type { Drawing } from './drawings';
import { dragged, hitAt, type Plane } from './geometry';

/** One second is one pixel, and so is one dollar; prices rise upwards. A bar lasts ten seconds. */
const plane: Plane = {
  width: 1_000,
  height: 1_000,
  place: ({ time, price }) => ({ x: time, y: 1_000 - price }),
  xOf: (time) => time,
  yOf: (price) => 1_000 - price,
  barsBetween: (from, to) => (to - from) / 10,
  anchor: ({ x, y }) => (y < 1_000 ? { time: Math.round(x / 10) * 10, price: 1_000 - y } : null),
  point: ({ x, y }) => (y < 1_000 ? { time: x, price: 1_000 - y } : null),
};
const level: Drawing = {
  kind: 'level',
  id: 'level',
  color: null,
  width: 1,
  is_locked: false,
  price: 500,
};
const trend: Drawing = {
  kind: 'trend',
  id: 'trend',
  color: null,
  width: 1,
  is_locked: false,
  extent: 'segment',
  from: { time: 100, price: 100 },
  to: { time: 300, price: 300 },
};

test('a level is hit along its whole length, a trend line only between its ends', () => {
  expect(hitAt([level, trend], { x: 900, y: 497 }, plane)?.drawing.id).toBe('level');
  expect(hitAt([level, trend], { x: 900, y: 480 }, plane)).toBeNull();
  expect(hitAt([level, trend], { x: 200, y: 803 }, plane)).toMatchObject({ grip: 'whole' });
  expect(hitAt([level, trend], { x: 104, y: 900 }, plane)).toMatchObject({ grip: 0 });
  expect(hitAt([level, trend], { x: 298, y: 704 }, plane)).toMatchObject({ grip: 1 });
  expect(hitAt([level, trend], { x: 400, y: 600 }, plane)).toBeNull();
});

test('of two lines at one point the later one is hit', () => {
  const above = { ...level, id: 'above' };
  expect(hitAt([level, above], { x: 0, y: 500 }, plane)?.drawing.id).toBe('above');
});

test('a dragged end moves alone, a dragged line as a whole, a level up and down', () => {
  expect(dragged({ drawing: trend, grip: 1 }, 10, -20, plane)).toEqual({
    ...trend,
    to: { time: 310, price: 320 },
  });
  expect(dragged({ drawing: trend, grip: 'whole' }, 10, -20, plane)).toEqual({
    ...trend,
    from: { time: 110, price: 120 },
    to: { time: 310, price: 320 },
  });
  expect(dragged({ drawing: level, grip: 'whole' }, 50, -20, plane)).toEqual({
    ...level,
    price: 520,
  });
});

test('nothing can be dragged to where there are no prices', () => {
  expect(dragged({ drawing: trend, grip: 'whole' }, 0, 150, plane)).toBeNull();
});

test('a line dragged as a whole keeps its shape, a dragged end snaps to bars', () => {
  const between = { ...trend, from: { time: 103, price: 100 }, to: { time: 297, price: 300 } };
  expect(dragged({ drawing: between, grip: 'whole' }, 1, 0, plane)).toMatchObject({
    from: { time: 104 },
    to: { time: 298 },
  });
  expect(dragged({ drawing: between, grip: 1 }, 1, 0, plane)).toMatchObject({
    from: { time: 103 },
    to: { time: 300 },
  });
});

test('a ray extends beyond its second end, a line beyond both', () => {
  const before = { x: 50, y: 950 };
  const after = { x: 900, y: 100 };
  const hits = (['segment', 'ray', 'line'] as const).map((extent) =>
    [before, after].map((place) => hitAt([{ ...trend, extent }], place, plane) !== null),
  );
  expect(hits).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ]);
});
