import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/kernel/csv/read-csv.ts';
import { type CsvStyle, csvLine } from '../../../src/kernel/csv/write-csv.ts';

type Cell = string | number | null;

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ',',
        ';',
        '"',
        "'",
        ' ',
        'a',
        '1',
        '\uFF1D',
      ),
    )
    .map((characters) => characters.join('')),
);
const numbers = fc.oneof(
  fc.integer(),
  fc.integer({ min: -1e12, max: 1e12 }).map((hundredths) => hundredths / 100),
);
/** The first cell keeps a row from being empty, because the reader skips empty rows. */
const rows = fc.array(
  fc.tuple(fc.constant('row'), texts, numbers, texts, fc.option(texts)) as fc.Arbitrary<Cell[]>,
  { minLength: 1, maxLength: 6 },
);
const styles = fc.constantFrom<CsvStyle>('comma', 'semicolon');

/** Removes the apostrophes that keep text from being read as a formula. */
const plain = (cell: string): string =>
  cell
    .replace(/^'(?='*(?:[\t\r\n]|[^\S\t\r\n]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]))/, '')
    .replace(/([,;\t\r\n])'(?='*[^\S\t\r\n]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, '$1');

async function read(text: string): Promise<readonly (readonly string[])[]> {
  async function* bytes() {
    // In chunks that split lines and characters.
    for (let at = 0, all = Buffer.from(text); at < all.length; at += 7)
      yield all.subarray(at, at + 7);
  }
  const { records } = await readCsv(bytes(), ([first]) => first === 'first');
  const cells: (readonly string[])[] = [];
  for await (const record of records) cells.push(record.cells);
  return cells;
}

const HEADER = ['first', 'a', 'b', 'c', 'd'];

test('written cells are read back unchanged, with LF for every line end', async () => {
  await fc.assert(
    fc.asyncProperty(rows, styles, async (written, style) => {
      const file = [HEADER, ...written].map((row) => csvLine(row, style)).join('');
      const [header, ...found] = await read(file);
      expect(header).toEqual(HEADER);
      const text = (cell: Cell) =>
        typeof cell === 'number' && style === 'semicolon'
          ? String(cell).replace('.', ',')
          : String(cell ?? '').replace(/\r\n?/g, '\n');
      expect(found.map((cells) => cells.map(plain))).toEqual(written.map((row) => row.map(text)));
    }),
    { numRuns: 500 },
  );
});

test('no cell begins with a formula, whatever separator the reader uses', () => {
  const isFormula = (cell: string): boolean =>
    /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell);
  fc.assert(
    fc.property(rows, styles, fc.constantFrom(',', ';', '\t'), (written, style, delimiter) => {
      const isOwn = delimiter === (style === 'comma' ? ',' : ';');
      const opened = parse(written.map((row) => csvLine(row, style)).join(''), {
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        // Quotes inside a cell separate nothing.
        quote: isOwn ? '"' : null,
      });
      const cells = opened.flat();
      expect(cells.filter(isFormula)).toEqual([]);
      if (isOwn) expect(cells.filter((cell) => /^[\t\r\n]/.test(cell))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
