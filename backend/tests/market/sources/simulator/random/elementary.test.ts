import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  exp,
  log,
  toNormalQuantiles,
} from '../../../../../src/market/sources/simulator/random/elementary.ts';

const SIMULATOR = fileURLToPath(
  new URL('../../../../../src/market/sources/simulator', import.meta.url),
);

/** Returns the distance of two numbers, in units of the last place of the second. */
const unitsApart = (one: number, other: number): number =>
  Math.abs(one - other) / (Math.abs(other) * Number.EPSILON);

test('exp and log agree with the engine to a unit or two in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => {
      expect(unitsApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (x) => {
      if (x !== 1) expect(unitsApart(log(x), Math.log(x))).toBeLessThanOrEqual(2);
    }),
  );
  expect([exp(0), log(1), exp(-800), exp(800)]).toEqual([1, 0, 0, Number.POSITIVE_INFINITY]);
});

test('the quantiles match tables, and are symmetric', () => {
  // From Wichura's paper, and from tables of the normal distribution.
  const tabled = [
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678132],
    [0.975, 1.959963984540054],
    [1e-10, -6.361340902404056],
  ] as const;
  const quantiles = Float64Array.from(tabled, ([p]) => p);
  toNormalQuantiles(quantiles);
  for (const [place, [, expected]] of tabled.entries()) {
    expect(quantiles[place]).toBeCloseTo(expected, 13);
  }
  const halves = Float64Array.of(0.5, 2 ** -20, 1 - 2 ** -20, 0.125, 0.875);
  toNormalQuantiles(halves);
  expect(halves[0]).toBe(0);
  expect(halves[1]).toBe(-(halves[2] as number));
  expect(halves[3]).toBe(-(halves[4] as number));
});

test('no computation of prices uses functions that the engine rounds', () => {
  // An invented history is rounded to 1/10,000 dollar and stored; no price follows from it.
  const files = readdirSync(SIMULATOR, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'past.ts',
  );
  expect(files.length).toBeGreaterThanOrEqual(15);
  for (const name of files) {
    const code = readFileSync(`${SIMULATOR}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const left = /\*\*|Math\.(?!abs|ceil|floor|imul|max|min|round|sign|sqrt|SQRT|PI)\w+/.exec(code);
    expect(left?.[0], name).toBeUndefined();
  }
});
