import { expect, test } from 'vitest';
import { memoizeRecent } from '../../src/kernel/memoize.ts';

test('results are kept for the texts that were used last, also those that are undefined', () => {
  const computed: string[] = [];
  const read = memoizeRecent(2, (text) => {
    computed.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect([read('a'), read('none'), read('a'), read('none')]).toEqual([1, undefined, 1, undefined]);
  expect(computed).toEqual(['a', 'none']);
  read('b');
  read('none');
  expect(computed).toEqual(['a', 'none', 'b']);
  read('a');
  expect(computed).toEqual(['a', 'none', 'b', 'a']);
});
