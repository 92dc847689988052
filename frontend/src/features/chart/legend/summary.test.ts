import { expect, test } from 'vitest';
import type { Drawing } from '../drawings/drawings';
import { newDrawing } from '../drawings/drawings';
import { describeReading } from './summary';

const BAR = { time: 1_767_366_000, open: 330, high: 334, low: 329, close: 333, volume: 1 };
const level = (price: number): Drawing => newDrawing({ kind: 'level', price }, 'one');
const read = (reading: Partial<Parameters<typeof describeReading>[0]>) =>
  describeReading({ bar: BAR, price: 333, isDrawing: false, selected: null, ...reading });

test('without a tool the bar at the crosshair is read', () => {
  expect(read({})).toMatch(/open 330\.00, high 334\.00, low 329\.00, close 333\.00$/);
  expect(read({ bar: null, price: null })).toBe('');
});

test('with a tool each step says the price at which the next point would be', () => {
  expect(read({ isDrawing: true, price: 332.85 })).toMatch(/^332\.85 at /);
  expect(read({ isDrawing: true, price: 332.9 })).toMatch(/^332\.90 at /);
  expect(read({ isDrawing: true, bar: null, price: null })).toBe('');
});

test('a drawing that was made or moved is read with its prices', () => {
  expect(read({ selected: level(332.85) })).toBe('Level at 332.85');
  expect(read({ selected: level(332.95) })).toBe('Level at 332.95');
});
