import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stableOrder } from './stable-order';

const rows = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJ'), { maxLength: 10 });

test('in no wanted order do rows that were shown change places', () => {
  fc.assert(
    fc.property(rows, rows, (shown, wanted) => {
      const steady = stableOrder(shown, wanted);
      expect([...steady].sort()).toEqual([...wanted].sort());
      const kept = shown.filter((row) => wanted.includes(row));
      expect(steady.slice(0, kept.length)).toEqual(kept);
    }),
  );
});
