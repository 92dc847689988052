import { expect, test } from 'vitest';
import { fuzzyFilter, fuzzyScore } from './fuzzy';

const filter = (typed: string, texts: string[]) => fuzzyFilter(typed, texts, (text) => text);

test('letters fit in turn, wherever they stand', () => {
  expect(fuzzyScore('thl', 'Theme: light')).not.toBeNull();
  expect(fuzzyScore('lth', 'Theme: dark')).toBeNull();
});

test('letters together and at the beginning of words fit better', () => {
  expect(filter('tl', ['Retell', 'Theme: light'])).toEqual(['Theme: light', 'Retell']);
  expect(filter('chart', ['Change a thing', 'Maximize the chart'])).toEqual(['Maximize the chart']);
});

test('nothing typed leaves everything as it stands', () => {
  expect(filter('', ['b', 'a'])).toEqual(['b', 'a']);
});
