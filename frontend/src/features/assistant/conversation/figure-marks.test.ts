import { expect, test } from 'vitest';
import { readableMarks, splitMarks } from './figure-marks';

const MARKED = 'You hold 100 NVDA ⟦not from your account: you hold 8 NVDA⟧ and 6 TSLA.';

test('a mark is told from the text around it', () => {
  expect(splitMarks(MARKED)).toEqual([
    { kind: 'text', text: 'You hold 100 NVDA' },
    { kind: 'mark', text: 'not from your account: you hold 8 NVDA' },
    { kind: 'text', text: ' and 6 TSLA.' },
  ]);
});

test('a text without marks stays whole, and a half of one is no mark', () => {
  expect(splitMarks('You hold 8 NVDA.')).toEqual([{ kind: 'text', text: 'You hold 8 NVDA.' }]);
  expect(splitMarks('8 ⟦half')).toEqual([{ kind: 'text', text: '8 ⟦half' }]);
  expect(splitMarks('')).toEqual([]);
});

test('read aloud, a mark stands in brackets', () => {
  expect(readableMarks(MARKED)).toBe(
    'You hold 100 NVDA (not from your account: you hold 8 NVDA) and 6 TSLA.',
  );
});
