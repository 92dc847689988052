import { type Ticker, TickerSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { editDistance } from '../../../src/market/symbols/edit-distance.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';

const universe = createUniverse();
const ticker = (text: string): Ticker => TickerSchema.parse(text);
const nearest = (text: string, limit = 5): string[] =>
  universe.nearest(ticker(text), limit).map((one) => one.ticker);

test('a known ticker is found, an unknown one is not', () => {
  expect(universe.get(ticker('aapl'))?.name).toBe('Apple Inc.');
  expect(universe.get(ticker('APPL'))).toBeUndefined();
});

test('a repeated ticker is refused when the universe is built', () => {
  const [first] = universe.all();
  if (!first) throw new Error('The universe is empty.');
  expect(() => createUniverse([first, first])).toThrow(RangeError);
});

test.each([
  ['APPL', 'AAPL'],
  ['AAPLE', 'AAPL'],
  ['MSTF', 'MSFT'],
  ['GOOGEL', 'GOOGL'],
  ['NVDIA', 'NVDA'],
  ['BRK-B', 'BRK.B'],
  ['BRK.A', 'BRK.B'],
  ['AMZ', 'AMZN'],
  ['PLT', 'PLTR'],
])('for the unknown %s, %s is nearest', (unknown, known) => {
  expect(nearest(unknown)[0]).toBe(known);
});

test.each([
  ['TESLA', 'TSLA'],
  ['AMAZON', 'AMZN'],
  ['MICROSFT', 'MSFT'],
  ['FACEBOOK', 'META'],
  ['SQ', 'XYZ'],
])('%s, a name or former ticker typed for one, leads to %s', (unknown, known) => {
  expect(nearest(unknown)[0]).toBe(known);
});

test('tickers that begin with the unknown one come before other near ones', () => {
  expect(nearest('TSL', 20).slice(0, 1)).toEqual(['TSLA']);
  expect(nearest('X', 20).every((one) => one.startsWith('X'))).toBe(true);
});

test('gibberish has no neighbors', () => {
  expect(nearest('ZQXVWKJ')).toEqual([]);
  expect(nearest('....')).toEqual([]);
  expect(nearest('0000000000')).toEqual([]);
});

test('no more are returned than requested, and none twice', () => {
  expect(nearest('AMZ', 2)).toHaveLength(2);
  expect(nearest('AMZ', 0)).toEqual([]);
  const many = nearest('APPL', 1_000);
  expect(new Set(many).size).toBe(many.length);
});

test.each([
  ['', '', 0],
  ['apple', 'apple', 0],
  ['apple', '', 5],
  ['appel', 'apple', 1],
  ['mircosoft', 'microsoft', 1],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  // No substring is edited twice: the unrestricted distance would be 2.
  ['ca', 'abc', 3],
])('from %j to %j the distance is %i', (from, to, slips) => {
  expect(editDistance(from, to, 10)).toBe(slips);
  expect(editDistance(to, from, 10)).toBe(slips);
});

test('a distance beyond the limit is returned as one more than the limit', () => {
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  expect(editDistance('kitten', 'sitting', 1)).toBe(2);
  expect(editDistance('a', 'abcdefgh', 2)).toBe(3);
});
