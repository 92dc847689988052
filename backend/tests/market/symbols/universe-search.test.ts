import { TickerSchema } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '../../../src/market/symbols/instrument.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';

const universe = createUniverse();
const search = (query: string, limit = 10): string[] =>
  universe.search(query, limit).map(({ ticker }) => ticker);

const made = (ticker: string, name: string, ...other_names: string[]): Instrument => ({
  ticker: TickerSchema.parse(ticker),
  name,
  sector: 'Industrials',
  price: 100,
  volatility: 0.3,
  beta: 1,
  adv_usd: 1e9,
  other_names,
});

describe('ranking', () => {
  test('ticker, other name, ticker prefix, name start, word start, middle of a name: in this order', () => {
    const all = [
      made('ZZZA', 'Thecatalogue'),
      made('ZZZB', 'Big Cats Limited'),
      made('ZZZC', 'Catering Company'),
      made('CATX', 'Somebody Else'),
      made('ZZZD', 'Nobody', 'Cat'),
      made('CAT', 'Caterpillar'),
      made('ZZZE', 'Entirely Different'),
    ];
    const found = createUniverse(all).search('cat', 10);
    expect(found.map(({ ticker }) => ticker)).toEqual('CAT ZZZD CATX ZZZC ZZZB ZZZA'.split(' '));
  });

  test('ties are in the order of the universe', () => {
    const all = [made('B', 'Same Words'), made('A', 'Same Words Again'), made('C', 'Same')];
    const tickers = (list: Instrument[]) => list.map(({ ticker }) => ticker);
    expect(tickers(createUniverse(all).search('same', 10))).toEqual(['B', 'A', 'C']);
    expect(tickers(createUniverse(all.toReversed()).search('same', 10))).toEqual(['C', 'A', 'B']);
  });

  test('the exact ticker comes before better known ones that begin with it', () => {
    expect(search('a')[0]).toBe('A');
    expect(search('A')[1]).toBe('AAPL');
  });

  test('the limit keeps the best matches', () => {
    expect(search('a', 3)).toEqual(search('a', 50).slice(0, 3));
    expect(search('a', 0)).toEqual([]);
  });

  test('no symbol is found twice', () => {
    for (const query of ['a', 'group', 'goog', 'bank', 'telsa']) {
      const found = search(query, 1_000);
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

test.each([
  ['aapl', 'AAPL'],
  ['Apple', 'AAPL'],
  [' brk.b ', 'BRK.B'],
  ['BRK-B', 'BRK.B'],
  ['brk b', 'BRK.B'],
  ['brkb', 'BRK.B'],
  ['home depot', 'HD'],
  ['the home depot', 'HD'],
  ['jp morgan', 'JPM'],
  ['cocacola', 'KO'],
  ['at&t', 'T'],
  ['mcdonalds', 'MCD'],
  ['McDonald’s', 'MCD'],
  ['estee lauder', 'EL'],
  ['Estée', 'EL'],
  ['lauder estee', 'EL'],
  ['ford', 'F'],
  ['nasdaq', 'NDAQ'],
])('%j finds %s', (query, ticker) => {
  expect(search(query)[0]).toBe(ticker);
});

test.each([
  ['google', 'GOOGL'],
  ['facebook', 'META'],
  ['FB', 'META'],
  ['square', 'XYZ'],
  ['SQ', 'XYZ'],
  ['bitcoin', 'IBIT'],
])('the brand or former ticker %j finds %s', (query, ticker) => {
  expect(search(query)[0]).toBe(ticker);
});

test.each([
  ['appel', 'AAPL'],
  ['mircosoft', 'MSFT'],
  ['mircos', 'MSFT'],
  ['telsa', 'TSLA'],
  ['TSAL', 'TSLA'],
  ['nvdia', 'NVDA'],
  ['amazn', 'AMZN'],
  ['gogle', 'GOOGL'],
  ['netfilx', 'NFLX'],
  ['nvidja', 'NVDA'],
  ['mjcroqoft', 'MSFT'],
  ['bank of amerca', 'BAC'],
])('the typing error in %j still finds %s', (query, ticker) => {
  expect(search(query)[0]).toBe(ticker);
});

test('a query with exact matches has no fuzzy ones', () => {
  expect(search('aapl', 50)).toEqual(['AAPL']);
});

describe('odd input', () => {
  test.each(['', '   ', '.', '-- ..', '🚀', '\u0000', 'ZQXVWKJ', 'x'.repeat(64)])(
    '%j finds nothing',
    (query) => {
      expect(search(query)).toEqual([]);
    },
  );

  test('any text gives known instruments, the same each time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 64 }),
      fc.string({ unit: fc.constantFrom(...'abcdeist&. '), maxLength: 64 }),
    );
    fc.assert(
      fc.property(text, (query) => {
        const found = universe.search(query, 10);
        expect(found.length).toBeLessThanOrEqual(10);
        for (const one of found) expect(universe.get(one.ticker)).toBe(one);
        expect(universe.search(query, 10)).toEqual(found);
      }),
    );
  });

  test('a text far longer than any name is truncated', () => {
    const text = 'apple inc '.repeat(1_000_000);
    expect(search(`${text}nonsense`)).toEqual(['AAPL']);
  });
});

test('a thousand searches are answered', () => {
  const queries = ['a', 'app', 'appel', 'mircosoft', 'bank of amerca', 'ﷺ'.repeat(64), 'inc', 'zz'];
  let found = 0;
  for (let turn = 0; turn < 1_000; turn++) {
    found += search(queries[turn % queries.length] ?? '').length;
  }
  expect(found).toBeGreaterThan(1_000);
});
