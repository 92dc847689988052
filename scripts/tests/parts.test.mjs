import { expect, test } from 'vitest';
import { partsAskedFor } from '../lib/parts.mjs';
import { Refusal } from '../lib/refusal.mjs';

test('without arguments every part runs', () => {
  expect(partsAskedFor([])).toEqual(['static', 'unit', 'e2e']);
});

test('with arguments the parts named run, in their own order', () => {
  expect(partsAskedFor(['e2e'])).toEqual(['e2e']);
  expect(partsAskedFor(['unit', 'static'])).toEqual(['static', 'unit']);
});

test('an argument that names no part is refused with those that there are', () => {
  const ask = () => partsAskedFor(['unit', 'units']);
  expect(ask).toThrow(Refusal);
  expect(ask).toThrow('"units" is no part of the tests; there are static, unit, e2e.');
});
