import { expect, test } from 'vitest';
import { moveByTicks, readPrice, snapToTick, stepPrice } from './tick';
import { readPercent } from './trailing/trail';

test.each<[string, 1 | -1, number | null, string]>([
  ['187.50', 1, null, '187.51'],
  ['187.5', -1, null, '187.49'],
  ['187.505', 1, null, '187.51'],
  ['187.505', -1, null, '187.50'],
  ['1', 1, null, '1.01'],
  ['1.00', -1, null, '0.9999'],
  ['0.9999', 1, null, '1.00'],
  ['0.0001', -1, null, '0.0001'],
  ['', 1, 206.9836, '206.98'],
  ['', 1, 0.1234, '0.1234'],
  ['', 1, null, ''],
  ['x', -1, 5, '5.00'],
  ['1,000', 1, null, '1000.01'],
])('from %j a step of %d (price %s) leads to %s', (text, direction, start, next) => {
  expect(stepPrice(text, direction, start)).toBe(next);
});

test.each([
  ['187.50', 187.5],
  ['$1,000', 1_000],
  ['0.0001', 0.0001],
  ['0', 'A price is more than zero dollars.'],
  ['1.00001', 'A price has at most four decimals.'],
  ['1e3', 'Enter a price in dollars, such as 187.50.'],
  ['', 'Enter a price in dollars, such as 187.50.'],
])('%j is read as the price %s', (text, price) => {
  expect(readPrice(text)).toBe(price);
});

test.each([
  ['2%', 2],
  ['0.01', 0.01],
  ['99.99 %', 99.99],
  ['100', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
  ['0', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
  ['1.234', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
])('%j is read as a trail of %s per cent', (text, percent) => {
  expect(readPercent(text)).toBe(percent);
});

test.each([
  [331.204, 331.2],
  [331.206, 331.21],
  [0.51234, 0.5123],
  [0.99996, 1],
  [0.00001, 0.0001],
])('%d is nearest to the tick %d', (price, tick) => {
  expect(snapToTick(price)).toBe(tick);
});

test.each([
  [331.2, 1, 331.21],
  [331.2, -10, 331.1],
  [331.204, 1, 331.21],
  [0.9999, 2, 1.01],
  [1.01, -2, 0.9999],
  [0.0002, -10, 0.0001],
])('%d moved by %d ticks is %d', (price, ticks, moved) => {
  expect(moveByTicks(price, ticks)).toBe(moved);
});
