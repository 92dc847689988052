import { expect, test } from 'vitest';
import { sparklinePath } from './sparkline-path';

test('prices fill the box from the first at the left to the last at the right', () => {
  expect(sparklinePath([10, 20, 15], 60, 20)).toBe('M0.0 18.0L30.0 2.0L60.0 10.0');
});

test('an unchanged price is a horizontal line in the middle', () => {
  expect(sparklinePath([7, 7], 60, 20)).toBe('M0.0 10.0L60.0 10.0');
  expect(sparklinePath([7], 60, 20)).toBe('M0 10H60');
});

test('without prices there is nothing to draw', () => {
  expect(sparklinePath([], 60, 20)).toBe('');
});
