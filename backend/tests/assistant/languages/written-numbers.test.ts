import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withEnglishNumbers } from '../../../src/assistant/languages/written-numbers.ts';

const read = (text: string, groups_by_space = false): string => {
  const read = withEnglishNumbers(text, groups_by_space);
  return read.kind === 'text' ? read.text : `? ${read.typed}`;
};

test.each([
  ['1.500,50 $', '1500.50 $'],
  ['2,5 Aktien', '2.5 Aktien'],
  ['1.500', '1500'],
  ['1.234.567,8', '1234567.8'],
  ['0,500', '0.500'],
  ['2.5', '2.5'],
  ['170.125', '170125'],
  ['1,500.50', '1500.50'],
  ['5 AAPL, 3 MSFT.', '5 AAPL, 3 MSFT.'],
  ['5k', '5k'],
  ['1,500', '? 1,500'],
  ['1.500\u00a0', '1500\u00a0'],
])('%s is read as %s', (typed, english) => {
  expect(read(typed)).toBe(english);
});

test('French groups digits by spaces', () => {
  expect(read('1 500,50 $', true)).toBe('1500.50 $');
  expect(read('1\u202f500 $', true)).toBe('1500 $');
  expect(read('12 345 678', true)).toBe('12345678');
  expect(read('5 100', false)).toBe('5 100');
});

test('any amount that a language writes is read exactly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom('de-DE', 'es-ES', 'pt-BR', 'fr-FR'),
      (cents, locale) => {
        const written = new Intl.NumberFormat(locale, {
          minimumFractionDigits: 2,
          useGrouping: 'always',
        }).format(cents / 100);
        expect(Number(read(written, locale === 'fr-FR'))).toBe(cents / 100);
      },
    ),
  );
});
