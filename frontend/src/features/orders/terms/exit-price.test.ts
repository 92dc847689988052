import { expect, test } from 'vitest';
import { exitPrice, priceOfOrder, readExitPercent } from './exit-price';

test.each([
  ['take_profit', 4, 187.5, 195],
  ['stop_loss', 2, 187.5, 183.75],
  ['take_profit', 3, 187.51, 193.14],
  ['stop_loss', 3, 187.51, 181.88],
  ['stop_loss', 2, 0.5, 0.49],
] as const)('a %s of %d%% from $%d is at $%d', (exit, percent, price, at) => {
  expect(exitPrice(exit, percent, price)).toBe(at);
});

test('an exit is counted from the limit, then from the stop, then from the market', () => {
  const market = { price: 190 };
  expect(priceOfOrder({ limit_price: 187, stop_price: 186 }, market)).toBe(187);
  expect(priceOfOrder({ stop_price: 186 }, market)).toBe(186);
  expect(priceOfOrder({}, market)).toBe(190);
  expect(priceOfOrder({}, { price: null })).toBeNull();
});

test('per cent of an exit are read exactly, and not guessed', () => {
  expect(readExitPercent('2.5%')).toBe(2.5);
  for (const text of ['0%', '100%', '2.555%', 'x%']) {
    expect(readExitPercent(text)).toMatch(/^An exit is a price/);
  }
});
