import type { OrderPreview } from '@finally/contract';
import { expect, test } from 'vitest';
import { previewReply } from '@/shared/tests/preview-reply';
import { portfolio, position, ticker } from '@/shared/tests/samples';
import { describeAnswer } from './answer-sentence';

const account = portfolio(10_000, [position('AAPL', 12.5, 100, 190)]);
const order = (side: 'buy' | 'sell', quantity: number) => ({
  ticker: ticker('AAPL'),
  side,
  quantity,
});
const now = (side: 'buy' | 'sell', quantity: number): OrderPreview =>
  previewReply(order(side, quantity), account, 190);
const waits = (side: 'buy' | 'sell'): OrderPreview => ({
  ...now(side, 5),
  fills: [],
  buying_power_after: 9_062.5,
});

test('a purchase that is filled says its cost and the cash after it', () => {
  const dollars = { ticker: ticker('AAPL'), side: 'buy', notional: 500 } as const;
  expect(describeAnswer(order('buy', 10), now('buy', 10))).toBe(
    'fills 10 now for \u2248 $1,900.00, cash after \u2248 $8,100.00',
  );
  expect(describeAnswer(dollars, previewReply(dollars, account, 190))).toMatch(
    /^fills 2\.631578 now for \u2248 \$500\.00/,
  );
});

test('a sale that is filled says its proceeds and what is held after it', () => {
  expect(describeAnswer(order('sell', 5), now('sell', 5))).toBe(
    'fills 5 now for \u2248 $950.00, 7.5 held after',
  );
  expect(describeAnswer(order('sell', 12.5), now('sell', 12.5))).toContain('0 held after');
});

test('an order that is not filled now is working, a purchase with the cash that is free after it', () => {
  expect(describeAnswer(order('buy', 5), waits('buy'))).toBe('working, $9,062.50 free after');
  expect(describeAnswer(order('sell', 5), waits('sell'))).toBe('working');
});

test('a trailing stop says where it would start', () => {
  expect(describeAnswer(order('sell', 5), waits('sell'), 186.2)).toBe(
    'working, stop now at $186.20',
  );
  expect(describeAnswer(order('buy', 5), waits('buy'), 193.8)).toBe(
    'working, stop now at $193.80, $9,062.50 free after',
  );
});

test('the fills at several prices are one answer, and the rest of a part is told', () => {
  const [fill] = now('buy', 2).fills;
  if (!fill) throw new Error('The order is not filled.');
  const partly = { ...now('buy', 5), fills: [fill, { ...fill, quantity: 1, notional: 191 }] };
  expect(describeAnswer(order('buy', 5), partly)).toBe(
    'fills 3 of 5 now for \u2248 $571.00, the rest is working',
  );
  expect(describeAnswer({ ...order('buy', 5), time_in_force: 'ioc' }, partly)).toMatch(
    /the rest is canceled$/,
  );
});

test('an order for now or never that finds no fill does not wait', () => {
  const sentence = 'Would be canceled at once: the best price is $190.00.';
  const canceled = {
    ...waits('buy'),
    state: 'canceled',
    reason: 'fok_unfillable',
    sentence,
  } as const;
  expect(describeAnswer({ ...order('buy', 5), time_in_force: 'fok' }, canceled)).toBe(sentence);
});

test('an order that is refused does nothing', () => {
  expect(describeAnswer(order('sell', 13), now('sell', 13))).toBeNull();
});
