import { expect, test } from 'vitest';
import { Refusal } from '../../lib/refusal.mjs';
import { partsAskedFor } from '../../lib/test/parts.mjs';

test('without arguments all parts run', () => {
  expect(partsAskedFor([])).toEqual(['static', 'unit', 'e2e']);
});

test('with arguments the named parts run, in their fixed order', () => {
  expect(partsAskedFor(['e2e'])).toEqual(['e2e']);
  expect(partsAskedFor(['unit', 'static'])).toEqual(['static', 'unit']);
});

test('an unknown part is refused with the list of parts', () => {
  const ask = () => partsAskedFor(['unit', 'units']);
  expect(ask).toThrow(Refusal);
  expect(ask).toThrow('"units" is not a part of the tests; the parts are static, unit, e2e.');
});
