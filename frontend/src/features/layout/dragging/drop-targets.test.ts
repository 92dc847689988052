import { expect, test } from 'vitest';
import { dropAt, emptyTargets } from './drop-targets';

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  width,
  height,
});
const TARGET = {
  dock: 'lower_1' as const,
  box: box(0, 600, 400, 200),
  tabs: [
    { id: 'positions' as const, box: box(0, 600, 100, 30) },
    { id: 'orders' as const, box: box(100, 600, 80, 30) },
  ],
};
const at = (x: number, y: number) => dropAt([TARGET], x, y);

test('over the tabs, the gap nearest to the pointer is marked', () => {
  expect(at(20, 610)).toMatchObject({ before: 'positions', gap: { left: -1, top: 600 } });
  expect(at(60, 610)).toMatchObject({ before: 'orders', gap: { left: 99 } });
  expect(at(150, 610)).toMatchObject({ before: null, gap: { left: 179 } });
});

test('below the tabs, the panel goes to the end; outside of docks, nowhere', () => {
  expect(at(20, 700)).toEqual({ dock: 'lower_1', before: null, box: TARGET.box, gap: null });
  expect(at(20, 599)).toBeNull();
  expect(at(400, 700)).toBeNull();
});

const DESK = box(0, 48, 1440, 852);
const CHART = box(280, 52, 600, 500);

test('an empty dock appears as a strip where it would be', () => {
  const shown = { lower_1: box(4, 600, 700, 290), right: box(890, 52, 250, 500) };
  expect(emptyTargets(DESK, shown, CHART)).toEqual([
    { dock: 'left', box: box(0, 52, 72, 500), tabs: [] },
    { dock: 'lower_2', box: box(632, 600, 72, 290), tabs: [] },
    { dock: 'far_right', box: box(1368, 48, 72, 852), tabs: [] },
  ]);
});

test('without lower docks, the first appears along the whole lower edge', () => {
  const targets = emptyTargets(DESK, {}, CHART);
  expect(targets.find(({ dock }) => dock === 'lower_1')?.box).toEqual(box(0, 828, 1440, 72));
  expect(targets.map(({ dock }) => dock)).not.toContain('lower_2');
});
