import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  averageCost,
  CENTS_SCALE,
  cents,
  centsToJson,
  divideHalfEven,
  formatCents,
  formatQuantity,
  notionalCents,
  PRICE_SCALE,
  parseDecimal,
  priceE4,
  priceToJson,
  proportionCents,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
  quantityWorth,
  roundToPrice,
  UNITS_MAX,
} from '../../src/kernel/money.ts';

const units = fc.oneof(
  fc.integer({ min: -UNITS_MAX, max: UNITS_MAX }),
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.constantFrom(0, 1, -1, UNITS_MAX, -UNITS_MAX, UNITS_MAX - 1),
);
const positive_units = fc.oneof(
  fc.integer({ min: 1, max: UNITS_MAX }),
  fc.integer({ min: 1, max: 10_000 }),
);

/** Writes `units` of `10^-scale` in full, by moving the decimal point. */
const written = (value: number, scale: number): string => {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

/** Removes the zeros that a JSON number does not print. */
const shortest = (decimal: string): string =>
  decimal.replace(/0+$/, '').replace(/\.$/, '').replace(/^-0$/, '0');

/** A number as JSON prints it, with an exponent written out. */
const printed = (value: number): string => {
  const [mantissa = '', exponent] = JSON.stringify(value).split('e-');
  if (exponent === undefined) return mantissa;
  const digits = mantissa.replace(/[-.]/g, '');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`;
};

describe('division', () => {
  const numerators = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const denominators = fc.bigInt({ min: 1n, max: 10n ** 20n });

  test('gives the nearest whole number, and the even one of two equally near', () => {
    fc.assert(
      fc.property(numerators, denominators, (numerator, denominator) => {
        const rounded = divideHalfEven(numerator, denominator);
        const twice_off = 2n * (rounded * denominator - numerator);
        expect(twice_off <= denominator && twice_off >= -denominator).toBe(true);
        if (twice_off === denominator || twice_off === -denominator) {
          expect(rounded % 2n).toBe(0n);
        }
      }),
    );
  });

  test('rounds every tie to the even neighbor, on both sides of zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        (whole, half) => {
          const tie = (2n * whole + 1n) * half;
          const even = whole % 2n === 0n ? whole : whole + 1n;
          expect(divideHalfEven(tie, 2n * half)).toBe(even);
        },
      ),
    );
  });

  test.each([
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [-1n, 2n, 0n],
    [-3n, 2n, -2n],
    [-5n, 2n, -2n],
    [7n, 4n, 2n],
    [-7n, 4n, -2n],
    [-1n, 3n, 0n],
    [0n, 9n, 0n],
  ])('%i / %i is %i', (numerator, denominator, rounded) => {
    expect(divideHalfEven(numerator, denominator)).toBe(rounded);
  });

  test('is symmetric around zero', () => {
    fc.assert(
      fc.property(numerators, denominators, (numerator, denominator) => {
        expect(divideHalfEven(-numerator, denominator)).toBe(
          -divideHalfEven(numerator, denominator),
        );
      }),
    );
  });
});

describe.each([
  ['cents', CENTS_SCALE, centsToJson, cents],
  ['prices', PRICE_SCALE, priceToJson, priceE4],
  ['quantities', QUANTITY_SCALE, quantityToJson, quantityE6],
] as const)('%s', (_name, scale, toJson, brand) => {
  const json = toJson as (value: number) => number;

  test('print as their exact decimal in JSON, up to the largest', () => {
    fc.assert(
      fc.property(units, (value) => {
        expect(printed(json(value))).toBe(shortest(written(value, scale)));
      }),
      { numRuns: 500 },
    );
  });

  test('are read back from JSON unchanged', () => {
    fc.assert(
      fc.property(units, (value) => {
        const text = written(value, scale);
        expect(parseDecimal(JSON.parse(JSON.stringify(json(value))), scale)).toBe(value);
        expect(parseDecimal(JSON.parse(text.replace(/^(-?)0+(?=\d)/, '$1')), scale)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  test('are not read from a decimal with more digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 2 }),
        (whole, digit, zeros) => {
          const finer = `${written(whole, scale)}${'0'.repeat(zeros)}${digit}`;
          // Only if the double still distinguishes this decimal from its neighbors.
          fc.pre(finer.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15);
          expect(parseDecimal(Number(finer), scale)).toBeUndefined();
        },
      ),
    );
  });

  test('reject numbers that are not whole units, or too large', () => {
    for (const value of [0.5, Number.NaN, Infinity, -Infinity, UNITS_MAX + 1, -UNITS_MAX - 1]) {
      expect(() => brand(value)).toThrow(RangeError);
    }
    expect(brand(UNITS_MAX)).toBe(UNITS_MAX);
  });
});

test.each([
  [1e21, 6, undefined],
  [1e308, 2, undefined],
  [Number.POSITIVE_INFINITY, 6, undefined],
  [Number.NEGATIVE_INFINITY, 6, undefined],
  [Number.NaN, 6, undefined],
  [5e-324, 6, undefined],
  [1e-7, 6, undefined],
  [1.5e-7, 6, undefined],
  [1e-6, 6, 1],
  [-1e-6, 6, -1],
  [1.2e-5, 6, 12],
  [0.1 + 0.2, 6, undefined],
  [0.3, 6, 300_000],
  [999_999_999.999999, 6, UNITS_MAX],
  [1_000_000_000, 6, undefined],
  [9_999_999_999_999.99, 2, UNITS_MAX],
])('%d at %i decimals is read as %s', (value, scale, read) => {
  expect(parseDecimal(value, scale)).toBe(read);
});

test('minus zero is read as zero', () => {
  expect(Object.is(parseDecimal(-0, 6), 0)).toBe(true);
});

describe('products', () => {
  test.each([
    // quantity, price, cents
    [1, 50, 0],
    [1, 10_000, 0],
    [1_000_000, 1, 0],
    [1_000_000, 50, 0],
    [1_000_000, 51, 1],
    [1_000_000, 150, 2],
    [1_000_000, 250, 2],
    [2_500_000, 1_901_234, 47_531],
    [5_000_000, 1_900_000, 95_000],
    [333_333, 3_000_000, 10_000],
  ])('%i millionths of a share at %i ten-thousandths are %i cents', (quantity, price, expected) => {
    expect(notionalCents(quantityE6(quantity), priceE4(price))).toBe(BigInt(expected));
  });

  test('keep every digit if a double would lose some', () => {
    expect(notionalCents(quantityE6(UNITS_MAX), priceE4(UNITS_MAX))).toBe(
      // (10^15 − 1)² / 10^8 = 10^22 − 2·10^7 + 10^-8, rounded.
      10n ** 22n - 2n * 10n ** 7n,
    );
  });

  test('a part never exceeds its total, and the parts of two sellers differ by rounding only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: UNITS_MAX }),
        positive_units,
        positive_units,
        (total, one, other) => {
          const whole = Math.max(one, other);
          const part = Math.min(one, other);
          const share = proportionCents(cents(total), quantityE6(part), quantityE6(whole));
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(total);
          const off = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(part);
          expect(2n * (off < 0n ? -off : off) <= BigInt(whole)).toBe(true);
        },
      ),
    );
  });

  test('the whole quantity gives the whole total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: UNITS_MAX }), positive_units, (total, quantity) => {
        const all = quantityE6(quantity);
        expect(proportionCents(cents(total), all, all)).toBe(total);
      }),
    );
  });
});

test.each([
  // cents, millionths of a share, ten-thousandths a share
  [95_000, 5_000_000, 1_900_000],
  [1, 1, 100_000_000],
  [10_000, 3_000_000, 333_333],
  [0, 1_000_000, 0],
])('%i cents for %i millionths of a share cost %i on average', (basis, quantity, average) => {
  expect(averageCost(cents(basis), quantityE6(quantity))).toBe(average);
});

test('a computed price is rounded to the nearest one the ledger can store', () => {
  expect(roundToPrice(190.12344)).toBe(1_901_234);
  expect(roundToPrice(190.12346)).toBe(1_901_235);
  expect(roundToPrice(0.0001)).toBe(1);
});

test.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [-5, '-$0.05'],
  [99_999, '$999.99'],
  [100_000, '$1,000.00'],
  [123_456_789, '$1,234,567.89'],
  [-123_456_789, '-$1,234,567.89'],
  [UNITS_MAX, '$9,999,999,999,999.99'],
])('%i cents read %s', (value, text) => {
  expect(formatCents(cents(value))).toBe(text);
});

test.each([
  [0, '0'],
  [1, '0.000001'],
  [2_500_000, '2.5'],
  [-2_500_000, '-2.5'],
  [1_000_000_000, '1,000'],
  [1_234_567_890_123, '1,234,567.890123'],
  [UNITS_MAX, '999,999,999.999999'],
])('%i millionths of a share read %s', (value, text) => {
  expect(formatQuantity(quantityE6(value))).toBe(text);
});

test('dollars buy the most millionths of a share that cost no more', () => {
  const amounts = fc.integer({ min: 1, max: 1_000_000_000_000 });
  const prices = fc.integer({ min: 1, max: 100_000_000 });
  fc.assert(
    fc.property(amounts, prices, (notional, price) => {
      const quantity = quantityWorth(cents(notional), priceE4(price));
      // Compared before rounding: one millionth more would cost more.
      expect(quantity * BigInt(price) <= BigInt(notional) * 10n ** 8n).toBe(true);
      expect((quantity + 1n) * BigInt(price) > BigInt(notional) * 10n ** 8n).toBe(true);
    }),
  );
});
