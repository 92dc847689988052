import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, pathsOf } from './lines';

const at = (minute: number) => new Date(Date.UTC(2026, 1, 11, 14, minute)).toISOString();
const bars = (...closes: readonly (readonly [minute: number, close: number])[]) =>
  closes.map(([minute, close]) => ({ time: at(minute), close }));

test('one ticker is drawn by its closes', () => {
  expect(linesOf([{ ticker: 'MSFT', bars: bars([0, 400], [1, 402]) }])).toEqual([
    { ticker: 'MSFT', values: [400, 402] },
  ]);
});

test('several are compared in percent, over the bars that all of them have', () => {
  const lines = linesOf([
    { ticker: 'AAPL', bars: bars([0, 90], [1, 100], [2, 110]) },
    { ticker: 'MSFT', bars: bars([1, 400], [2, 380], [3, 390]) },
  ]);
  expect(lines.map(({ values }) => values.map((value) => Math.round(value)))).toEqual([
    [0, 10],
    [0, -5],
  ]);
});

test('every point of every line lies in the box', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (all) => {
      const lines = all.map((each, index) => ({ ticker: `T${index}`, values: each }));
      for (const path of pathsOf(lines, 240, 72)) {
        for (const [, x, y] of path.matchAll(/[ML](\S+) ([^ML]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(240.05);
          expect(Number(y)).toBeGreaterThanOrEqual(-0.05);
          expect(Number(y)).toBeLessThanOrEqual(72.05);
        }
      }
    }),
  );
});
