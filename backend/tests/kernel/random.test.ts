import { describe, expect, test } from 'vitest';
import { freshSeed, seededRandom } from '../../src/kernel/random.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const moment = (values: readonly number[], order: number): number =>
  mean(values.map((value) => value ** order));

test('the same seed gives the same numbers, a different seed different ones', () => {
  const numbers = (seed: number) => {
    const random = seededRandom(seed);
    return draw(50, () => random.uniform()).concat(draw(50, () => random.normal()));
  };
  expect(numbers(42)).toEqual(numbers(42));
  expect(numbers(42)).not.toEqual(numbers(43));
});

test('the numbers of a seed never change, so a recorded market can be replayed', () => {
  const random = seededRandom(42);
  expect(draw(4, () => Math.round(random.uniform() * 2 ** 32))).toEqual([
    695857468, 3046671632, 1167015482, 2030221812,
  ]);
  expect(random.normal()).toBeCloseTo(0.7400633852551944, 12);
  expect(random.normal()).toBeCloseTo(-0.40847720177055324, 12);
});

test.each([0, 1, 2 ** 31, 2 ** 32 - 1, -1])('seed %i gives numbers that differ', (seed) => {
  const random = seededRandom(seed);
  expect(new Set(draw(100, () => random.uniform())).size).toBeGreaterThan(98);
});

describe('200,000 numbers of one seed', () => {
  const COUNT = 200_000;

  test('uniform ones stay in [0, 1) and fill it evenly', () => {
    const random = seededRandom(7);
    const values = draw(COUNT, () => random.uniform());
    const bins = new Array<number>(20).fill(0);
    for (const value of values)
      bins[Math.floor(value * 20)] = (bins[Math.floor(value * 20)] ?? 0) + 1;
    expect(bins).toHaveLength(20);
    const expected = COUNT / 20;
    const chi_square = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    // The 99.9th percentile of chi-square with 19 degrees of freedom.
    expect(chi_square).toBeLessThan(43.8);
  });

  test('normal ones have the moments of the standard normal distribution', () => {
    const random = seededRandom(7);
    const values = draw(COUNT, () => random.normal());
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(values, 3))).toBeLessThan(0.03);
    expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.1);
  });

  test('consecutive numbers are uncorrelated', () => {
    const random = seededRandom(7);
    const values = draw(COUNT, () => random.normal());
    const products = values.slice(1).map((value, index) => value * (values[index] as number));
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(COUNT));
  });
});

test('a random seed is a 32-bit integer, and rarely the same twice', () => {
  const seeds = draw(20, freshSeed);
  for (const seed of seeds) expect(seed >>> 0).toBe(seed);
  expect(new Set(seeds).size).toBeGreaterThan(15);
});
