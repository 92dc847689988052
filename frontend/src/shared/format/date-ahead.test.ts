import { expect, test } from 'vitest';
import { formatDateAhead } from './format';

test('a date ahead says its year if it is another one', () => {
  const now = new Date(2026, 10, 30);
  expect(formatDateAhead(new Date(2026, 11, 24, 15, 30).toISOString(), now)).toBe('Dec 24, 15:30');
  expect(formatDateAhead(new Date(2027, 1, 11, 14, 30).toISOString(), now)).toBe(
    'Feb 11, 2027, 14:30',
  );
});
