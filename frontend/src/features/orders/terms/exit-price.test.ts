import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Exit, priceOfExit, priceOfOrder, readExit } from './exit-price';

function priceOf(exit: Exit, text: string, from: number | null, loss: number | null = null) {
  const typed = readExit(exit, text);
  return typeof typed === 'string' ? typed : priceOfExit(exit, typed, from, loss);
}

test.each([
  ['take_profit', '4%', 187.5, 195],
  ['stop_loss', '2%', 187.5, 183.75],
  ['stop_loss', '-2%', 187.5, 183.75],
  ['take_profit', '3 %', 187.51, 193.14],
  ['stop_loss', '3%', 187.51, 181.88],
  ['stop_loss', '2%', 0.5, 0.49],
  ['take_profit', '+5', 187.5, 192.5],
  ['stop_loss', '-5', 187.5, 182.5],
  ['stop_loss', '\u2212$5.25', 187.5, 182.25],
  ['take_profit', '195', 187.5, 195],
  ['take_profit', '$195', null, 195],
] as const)('a %s of %s from $%d is at $%d', (exit, text, from, at) => {
  expect(priceOf(exit, text, from)).toBe(at);
});

test.each([
  ['2R', 100, 95, 110],
  ['1.5r', 187.51, 185, 191.28],
  ['+0.5 R', 100, 95, 102.5],
])('a take profit of %s from $%d with a stop loss at $%d is at $%d', (text, from, loss, at) => {
  expect(priceOf('take_profit', text, from, loss)).toBe(at);
});

test.each([
  ['take_profit', '-5', 'A take profit lies above'],
  ['stop_loss', '+5', 'A stop loss lies below'],
  ['stop_loss', '+2%', 'A stop loss lies below'],
  ['stop_loss', '2R', 'R is the distance of the stop loss, so'],
  ['take_profit', '0R', 'A take profit in R'],
  ['take_profit', '2R', 'R is the distance of the stop loss. Enter'],
  ['stop_loss', '-100', 'The stop loss would be at zero'],
  ['stop_loss', '-250', 'The stop loss would be at zero'],
  ['take_profit', 'soon', 'Enter a price'],
] as const)('a %s of %s is answered: %s', (exit, text, sentence) => {
  expect(priceOf(exit, text, 100)).toMatch(sentence);
});

test('R cannot be counted from a stop loss that is not below the order', () => {
  expect(priceOf('take_profit', '2R', 100, 100)).toMatch(/^R cannot be counted/);
});

test('a distance needs a price to be counted from', () => {
  for (const text of ['2%', '+5'])
    expect(priceOf('take_profit', text, null)).toMatch(/^There is no price/);
});

test('per cent of an exit are read exactly, and not guessed', () => {
  for (const text of ['0%', '100%', '2.555%', 'x%']) {
    expect(readExit('stop_loss', text)).toMatch(/^An exit is a price/);
  }
});

test('an exit is counted from the limit, then from the stop, then from the market', () => {
  const market = { price: 190 };
  expect(priceOfOrder({ limit_price: 187, stop_price: 186 }, market)).toBe(187);
  expect(priceOfOrder({ stop_price: 186 }, market)).toBe(186);
  expect(priceOfOrder({}, market)).toBe(190);
  expect(priceOfOrder({}, { price: null })).toBeNull();
});

test('a take profit of R times the risk is at least that far, and less than a tick farther', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 50_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 100 }),
      (from_cents, risk_cents, tenths) => {
        const [from, loss] = [from_cents / 100, (from_cents - risk_cents) / 100];
        const at = priceOf('take_profit', `${tenths / 10}R`, from, loss) as number;
        const beyond_e3 = Math.round(at * 1000) - from_cents * 10 - risk_cents * tenths;
        expect(beyond_e3).toBeGreaterThanOrEqual(0);
        expect(beyond_e3).toBeLessThan(10);
      },
    ),
  );
});
