import { type Ticker, TickerSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../src/market/symbols/edit-distance.ts';
import { remembered } from '../../../src/market/symbols/remembered.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';

/** The whole table, as its authors published it. */
function wholeDistance(from: string, to: string): number {
  const table = Array.from({ length: from.length + 1 }, (_, row) =>
    Array.from({ length: to.length + 1 }, (_, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      let cost = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (isSwap) cost = Math.min(cost, at(row - 2, column - 2) + 1);
      (table[row] as number[])[column] = cost;
    }
  }
  return at(from.length, to.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 });

test('for any words and limit, the distance equals that of the whole table up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 12 }), (from, to, limit) => {
      expect(editDistance(from, to, limit)).toBe(Math.min(wholeDistance(from, to), limit + 1));
    }),
    { numRuns: 5_000 },
  );
});

test('a repeated question is answered the same, from memory', () => {
  let computed = 0;
  const square = remembered(3, (asked) => {
    computed += 1;
    return Number(asked) ** 2;
  });
  expect(['2', '3', '2', '4', '2'].map(square)).toEqual([4, 9, 4, 16, 4]);
  expect(computed).toBe(3);
  // The least recently requested answer was evicted.
  expect(['5', '2', '3'].map(square)).toEqual([25, 4, 9]);
  expect(computed).toBe(5);
});

test('a repeated search answers the same, whatever its first limit was', () => {
  const universe = createUniverse();
  for (const text of ['Zqaa', 'aple', 'micorsoft', 'bank of', 'a']) {
    const five = universe.search(text, 5);
    expect(universe.search(text, 50).slice(0, 5)).toEqual(five);
    expect(createUniverse().search(text, 5)).toEqual(five);
    five.length = 0;
    expect(universe.search(text, 5)).toEqual(createUniverse().search(text, 5));
  }
});

test('a thousand unknown words, searched twice, take little time', () => {
  const universe = createUniverse();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const words = [...letters].flatMap((one) => [...letters].map((other) => `ZQ${one}${other}`));
  const ask = () => {
    for (const symbol of words.slice(0, 250)) {
      universe.search(symbol, 5);
      universe.nearest(TickerSchema.parse(symbol) as Ticker, 5);
    }
  };
  const timed = () => {
    const begun_ms = performance.now();
    ask();
    return performance.now() - begun_ms;
  };
  const first_ms = timed();
  const again_ms = Math.min(timed(), timed(), timed());
  expect(again_ms).toBeLessThan(first_ms / 3);
});
