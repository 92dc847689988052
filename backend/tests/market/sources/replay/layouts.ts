import fc from 'fast-check';
import type { RecordedTrade } from '../../../../src/market/sources/replay/recording.ts';
import { ticker } from '../../../support/trading/ledger.ts';

/** A file format of a recording. */
export interface FileLayout {
  readonly separator: ',' | ';' | '\t';
  readonly line_end: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf8' | 'utf8_bom' | 'utf16le' | 'utf16be';
  readonly quotes: 'needed' | 'all' | 'text';
  readonly decimal_mark: '.' | ',';
  readonly time: keyof typeof TIMES;
  /** The column names, in the order of the file. */
  readonly columns: readonly string[];
  readonly newest_first: boolean;
  readonly ends_with_line_end: boolean;
}

const DAY_MS = 86_400_000;
const iso = (time_ms: number): string => new Date(time_ms).toISOString();

/** The formats of a time, each with its resolution in milliseconds. */
export const TIMES = {
  iso_z: { step_ms: 1, write: iso },
  iso_offset: {
    step_ms: 1,
    write: (time_ms: number) => iso(time_ms - 5 * 3_600_000).replace('Z', '-05:00'),
  },
  iso_naive: { step_ms: 1, write: (time_ms: number) => iso(time_ms).slice(0, -1) },
  iso_blank: {
    step_ms: 1_000,
    write: (time_ms: number) => iso(time_ms).slice(0, 19).replace('T', ' '),
  },
  iso_day: { step_ms: DAY_MS, write: (time_ms: number) => iso(time_ms).slice(0, 10) },
  digits: {
    step_ms: DAY_MS,
    write: (time_ms: number) => iso(time_ms).slice(0, 10).replaceAll('-', ''),
  },
  seconds: { step_ms: 1_000, write: (time_ms: number) => String(time_ms / 1_000) },
  milliseconds: { step_ms: 1, write: String },
  microseconds: { step_ms: 1, write: (time_ms: number) => `${time_ms}000` },
  nanoseconds: { step_ms: 1, write: (time_ms: number) => `${time_ms}000000` },
} as const;

export const NAMES: Readonly<Record<string, 'ticker' | 'time' | 'price' | 'volume'>> = {
  ...{ ticker: 'ticker', Ticker: 'ticker', symbol: 'ticker', SYMBOL: 'ticker' },
  ...{ time: 'time', Timestamp: 'time', datetime: 'time', Date: 'time' },
  ...{ price: 'price', PRICE: 'price', Close: 'price' },
  ...{ volume: 'volume', Volume: 'volume', vol: 'volume' },
};
const oneOf = (column: string) =>
  fc.constantFrom(...Object.keys(NAMES).filter((name) => NAMES[name] === column));

const columns = fc
  .tuple(
    oneOf('ticker'),
    oneOf('time'),
    oneOf('price'),
    fc.option(oneOf('volume'), { nil: undefined }),
    fc.subarray(['Open', 'note', 'Adj Close', 'exchange; or "venue"', 'id']),
  )
  .chain(([ticker_name, time, price, volume, extra]) => {
    const all = [ticker_name, time, price, ...(volume ? [volume] : []), ...extra];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

export const layouts: fc.Arbitrary<FileLayout> = fc
  .record({
    separator: fc.constantFrom(',', ';', '\t'),
    line_end: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf8', 'utf8_bom', 'utf16le', 'utf16be'),
    quotes: fc.constantFrom('needed', 'all', 'text'),
    decimal_mark: fc.constantFrom('.', ','),
    time: fc.constantFrom(...(Object.keys(TIMES) as (keyof typeof TIMES)[])),
    columns,
    newest_first: fc.boolean(),
    ends_with_line_end: fc.boolean(),
  } as const)
  .map((layout) => ({
    ...layout,
    decimal_mark: layout.separator === ',' ? '.' : layout.decimal_mark,
  }));

/** Trades of a few tickers, oldest first, at times that are multiples of `step_ms`. */
export const trades = (step_ms: number): fc.Arbitrary<RecordedTrade[]> =>
  fc
    .record({
      start: fc.integer({
        min: Math.ceil(Date.UTC(1980, 0, 2) / step_ms),
        max: Math.floor(Date.UTC(2033, 0, 1) / step_ms),
      }),
      rows: fc.array(
        fc.record({
          ticker: fc.constantFrom('AAPL', 'BRK.B', 'V', 'ZZ-TEST').map(ticker),
          pause: fc.integer({ min: 0, max: 50 }),
          price_e4: fc.integer({ min: 1, max: 100_000_000_000 }),
          volume: fc.integer({ min: 0, max: 1e12 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ start, rows }) => {
      let at = start;
      return rows.map(({ ticker: symbol, pause, price_e4, volume }) => {
        at += pause;
        return { ticker: symbol, time_ms: at * step_ms, price_e4, volume } as RecordedTrade;
      });
    });

/** Returns the cells of a row, in the columns of the layout. */
export function cellsOf(trade: RecordedTrade, layout: FileLayout): string[] {
  const dollars = (trade.price_e4 / 10_000).toFixed(4);
  const cells: Readonly<Record<string, string>> = {
    ticker: trade.ticker,
    time: TIMES[layout.time].write(trade.time_ms),
    price: dollars.replace('.', layout.decimal_mark),
    volume: String(trade.volume),
  };
  return layout.columns.map((name) => cells[NAMES[name] ?? ''] ?? 'not, read; "at all"');
}

/** Returns a file of these rows, including the header. */
export function fileOfCells(rows: readonly (readonly string[])[], layout: FileLayout): Uint8Array {
  const { separator, quotes, line_end } = layout;
  const quoted = (cell: string): string => {
    const isText = !/^[\d.,]*$/.test(cell);
    const needs = /[",;\t\r\n]/.test(cell) || quotes === 'all' || (quotes === 'text' && isText);
    return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  const text = rows.map((row) => row.map(quoted).join(separator)).join(line_end);
  return encode(layout.ends_with_line_end ? text + line_end : text, layout.encoding);
}

function encode(text: string, encoding: FileLayout['encoding']): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8_bom') return Buffer.from(`\uFEFF${text}`);
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf16le' ? little : little.swap16();
}
