import { expect, test } from 'vitest';
import { Refusal } from '../../lib/refusal.mjs';
import { parseParts } from '../../lib/test/parts.mjs';

test('without arguments all parts run', () => {
  expect(parseParts([])).toEqual(['static', 'unit', 'e2e']);
});

test('with arguments the named parts run, in their fixed order', () => {
  expect(parseParts(['e2e'])).toEqual(['e2e']);
  expect(parseParts(['unit', 'static'])).toEqual(['static', 'unit']);
});

test('an unknown part is refused with the list of parts', () => {
  const ask = () => parseParts(['unit', 'units']);
  expect(ask).toThrow(Refusal);
  expect(ask).toThrow('"units" is not a part of the tests; the parts are static, unit, e2e.');
});
