import type { Separator } from '../../../kernel/csv/read-csv.ts';
import { type Outcome, ok } from '../../../kernel/result.ts';

/** The accepted column names, case-insensitive. The first name takes precedence over the others. */
const NAMES = {
  ticker: ['ticker', 'symbol'],
  time: ['time', 'timestamp', 'datetime', 'date'],
  price: ['price', 'close'],
  volume: ['volume', 'vol', 'size'],
} as const;
type Column = keyof typeof NAMES;

/** A column found in the header. */
export interface FoundColumn {
  /** Column index, counted from 0. */
  readonly place: number;
  /** The name as written in the file. */
  readonly name: string;
}

export interface Layout {
  /** Number of columns, including those that are not read. */
  readonly width: number;
  readonly ticker: FoundColumn;
  readonly time: FoundColumn;
  readonly price: FoundColumn;
  readonly volume: FoundColumn | undefined;
}

/** Finds the columns in a header, or says which one is missing or present twice. */
export function readHeader(
  cells: readonly string[],
  separator: Separator,
): Outcome<Layout, string> {
  const ticker = find('ticker', cells);
  const time = find('time', cells);
  const price = find('price', cells);
  const volume = find('volume', cells);
  const header = `the header "${cells.join(separator).slice(0, 120)}"`;
  for (const [column, found] of Object.entries({ ticker, time, price, volume })) {
    const names = NAMES[column as Column];
    if (found.length > 1) {
      const both = found.map(({ name }) => name).join(' and ');
      const error = `column ${column}: ${header} has ${both}, which is ambiguous; it needs exactly one column called ${names[0]}.`;
      return { ok: false, error };
    }
  }
  if (!ticker[0]) {
    const more = 'A file with a single ticker must also name it in every row.';
    return { ok: false, error: `${missing('ticker', header)} ${more}` };
  }
  if (!time[0]) return { ok: false, error: missing('time', header) };
  if (!price[0]) return { ok: false, error: missing('price', header) };
  return ok({
    width: cells.length,
    ticker: ticker[0],
    time: time[0],
    price: price[0],
    volume: volume[0],
  });
}

/**
 * Returns the columns that have the first name; if there are none, those with one of the other
 * names.
 */
function find(column: Column, cells: readonly string[]): FoundColumn[] {
  const called = (names: readonly string[]) =>
    cells.flatMap((name, place) => (names.includes(name.toLowerCase()) ? [{ place, name }] : []));
  const exact = called([column]);
  return exact.length > 0 ? exact : called(NAMES[column]);
}

const missing = (column: Column, header: string): string =>
  `column ${column}: ${header} has no column called ${NAMES[column].join(' or ')}.`;
