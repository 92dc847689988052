import { type Outcome, ok } from '../../../kernel/result.ts';

/** What a column may be called, upper and lower case alike; the first name goes before the others. */
const NAMES = {
  ticker: ['ticker', 'symbol'],
  time: ['time', 'timestamp', 'datetime', 'date'],
  price: ['price', 'close'],
  volume: ['volume', 'vol', 'size'],
} as const;
type Column = keyof typeof NAMES;

/** A column of a file. */
export interface FoundColumn {
  /** Counted from 0. */
  readonly place: number;
  /** As the file calls it. */
  readonly name: string;
}

export interface Layout {
  /** How many columns there are, those that are not read included. */
  readonly width: number;
  readonly ticker: FoundColumn;
  readonly time: FoundColumn;
  readonly price: FoundColumn;
  readonly volume: FoundColumn | undefined;
}

/** Finds the columns that a header names, or says which is missing, or there twice. */
export function readHeader(cells: readonly string[]): Outcome<Layout, string> {
  const ticker = find('ticker', cells);
  const time = find('time', cells);
  const price = find('price', cells);
  const volume = find('volume', cells);
  const header = `the header "${cells.join(',').slice(0, 120)}"`;
  for (const [column, found] of Object.entries({ ticker, time, price, volume })) {
    const names = NAMES[column as Column];
    if (found.length > 1) {
      const both = found.map(({ name }) => name).join(' and ');
      const error = `column ${column}: ${header} has ${both}, of which either may be meant; it needs exactly one called ${names[0]}.`;
      return { ok: false, error };
    }
  }
  if (!ticker[0]) {
    const more = 'A file of one ticker has to name it in every row, too.';
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

/** The columns that may be meant: those with the first name or, without any, those with another. */
function find(column: Column, cells: readonly string[]): FoundColumn[] {
  const called = (names: readonly string[]) =>
    cells.flatMap((name, place) => (names.includes(name.toLowerCase()) ? [{ place, name }] : []));
  const exact = called([column]);
  return exact.length > 0 ? exact : called(NAMES[column]);
}

const missing = (column: Column, header: string): string =>
  `column ${column}: ${header} has no column called ${NAMES[column].join(' or ')}.`;
