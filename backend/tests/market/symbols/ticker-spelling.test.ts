import { foldTicker, parseTicker, TickerSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUniverse } from '../../../src/market/symbols/universe.ts';

const listed = createUniverse()
  .all()
  .map(({ ticker }) => ticker);

test('a share class follows a dot, however it is typed', () => {
  const classes = fc.tuple(fc.stringMatching(/^[A-Z]{2,5}$/), fc.stringMatching(/^[A-Z]$/));
  const separators = fc.constantFrom('.', '-', '/', '_', ' ', '  ', '\u00A0');
  const around = fc.constantFrom('', ' ', '\t');
  fc.assert(
    fc.property(
      classes,
      separators,
      around,
      fc.boolean(),
      ([base, letter], between, edge, isLow) => {
        const written = `${edge}${base}${between}${letter}${edge}`;
        const text = isLow ? written.toLowerCase() : written;
        expect(foldTicker(text)).toBe(`${base}.${letter}`);
        expect(TickerSchema.parse(text)).toBe(`${base}.${letter}`);
      },
    ),
  );
});

test.each([
  ['BTC-USD', 'BTC-USD'],
  ['bf-b', 'BF.B'],
  ['BRKB', 'BRKB'],
  ['3M-X', '3M-X'],
  ['ABCDEF-G', 'ABCDEF-G'],
  ['0700.HK', '0700.HK'],
  ['-B', '-B'],
  // A series of preferred shares.
  ['F-B', 'F-B'],
])('%s is the ticker %s', (text, ticker) => {
  expect(parseTicker(text)).toBe(ticker);
});

test.each([
  '',
  'BRK//B',
  'BRK / B',
  'A B',
  'A B C',
  'BRK+B',
  'BRK BB',
  'stra\u00DFe',
  '\u0131bm',
  '\uFB01',
  'ELEVENCHARS',
])('%j is no ticker', (text) => {
  expect(parseTicker(text)).toBeUndefined();
  expect(TickerSchema.safeParse(text).success).toBe(false);
});

test('folding is idempotent, and does not change listed tickers', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z]{1,5}[-/ .][A-Za-z]{1,2}$/)),
      (text) => {
        expect(foldTicker(foldTicker(text))).toBe(foldTicker(text));
      },
    ),
  );
  expect(listed.filter((ticker) => foldTicker(ticker) !== ticker)).toEqual([]);
});
