import { expect, test } from 'vitest';
import { describeRow } from './ladder-content';
import { BLANK, type OwnContent } from './ladder-row';

const own = (quantity: string, ahead: string): OwnContent => ({
  row: { side: 'buy', orders: [], quantity: 5, ahead: 0, hasStop: false },
  quantity,
  ahead,
  cancel: '',
});

test('a row is read out with what it is, its sizes and the own orders', () => {
  expect(describeRow({ ...BLANK, price: '333.59' })).toBe('333.59, no size');
  expect(describeRow({ ...BLANK, price: '333.59', mark: 'Low Last', ask: '120' })).toBe(
    '333.59, low last, ask 120',
  );
  expect(describeRow({ ...BLANK, price: '333.58', bid: '300', buys: own('5', '1.2K ahead') })).toBe(
    '333.58, bid 300, your buy 5, 1.2K ahead',
  );
});
