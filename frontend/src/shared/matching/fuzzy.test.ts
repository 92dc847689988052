import { expect, test } from 'vitest';
import { fuzzyFilter, fuzzyScore } from './fuzzy';

const filter = (typed: string, texts: string[]) => fuzzyFilter(typed, texts, (text) => text);

test('letters match in order, wherever they are', () => {
  expect(fuzzyScore('thl', 'Theme: light')).not.toBeNull();
  expect(fuzzyScore('lth', 'Theme: dark')).toBeNull();
});

test('adjacent letters and letters at the start of words score higher', () => {
  expect(filter('tl', ['Retell', 'Theme: light'])).toEqual(['Theme: light', 'Retell']);
  expect(filter('chart', ['Change a thing', 'Maximize the chart'])).toEqual(['Maximize the chart']);
});

test('an empty text keeps all items in their order', () => {
  expect(filter('', ['b', 'a'])).toEqual(['b', 'a']);
});
