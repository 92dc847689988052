import { expect, test } from 'vitest';
import { receipt } from '@/shared/tests/samples';
import { describeFill, describeReceipt } from './receipt-sentences';

test('a receipt names what was traded, at which price, and the cash after it', () => {
  expect(describeReceipt(receipt({}, 9_049.4))).toBe('Bought 5 AAPL at $190.12 · cash $9,049.40');
  const sale = receipt({ side: 'sell', quantity: 1_234.5, price: 0.1234 }, 12_345_678.9);
  expect(describeReceipt(sale)).toBe('Sold 1,234.5 AAPL at $0.1234 · cash $12,345,678.90');
});

test('a fill is told at its exact price, so that its notional can be checked', () => {
  expect(describeFill(receipt({ price: 206.9836 }, 1))).toBe('Bought 5 AAPL at $206.9836');
  expect(describeFill(receipt({ price: 206.9 }, 1))).toBe('Bought 5 AAPL at $206.90');
});
