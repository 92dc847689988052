import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { limitSentence } from './asked-order';

test('a limit says what it allowed, and by how much the market was better', () => {
  const bought = openOrder({ limit_price: 320, average_price: 313.29 });
  expect(limitSentence(bought)).toBe(
    'Its limit was $320.00, so it could buy at that price or lower. The market was better by $6.71 a share.',
  );
  const sold = openOrder({ side: 'sell', limit_price: 320, average_price: 320 });
  expect(limitSentence(sold)).toBe(
    'Its limit was $320.00, so it could sell at that price or higher.',
  );
  expect(limitSentence(openOrder({ limit_price: null, average_price: 320 }))).toBeNull();
});
