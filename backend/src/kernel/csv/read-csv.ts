import { pipeline, Readable } from 'node:stream';
import { CsvError, parse as createParser, type InfoRecord, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** This much of a file has to hold its header. */
const HEAD_BYTES = 65_536;
/** A longer record is a quote that was never closed. */
const RECORD_LENGTH_MAX = 100_000;

/** One record of a file. */
export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Without the blanks around them. */
  readonly cells: readonly string[];
}

/** A file that is not CSV by RFC 4180. */
export class CsvSyntaxError extends Error {
  override readonly name = 'CsvSyntaxError';
  readonly line: number;
  /** By its name, or its place counted from 1 if the header cannot be read. */
  readonly column: string;
  /** What stands there; empty if that is the rest of the file. */
  readonly given: string;

  /** @param message continues the line and the column */
  constructor(line: number, column: string, given: string, message: string) {
    super(message);
    this.line = line;
    this.column = column;
    this.given = given;
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'stands before a quote, which is not the beginning of a quoted cell',
  CSV_INVALID_CLOSING_QUOTE:
    'stands after the closing quote of a cell, which is not its end; quotes inside a cell are doubled',
  CSV_QUOTE_NOT_CLOSED: 'is the beginning of a cell whose closing quote is missing',
  CSV_MAX_RECORD_SIZE:
    'is the beginning of a cell that is too long; a closing quote may be missing',
};

const FORMAT: Options = {
  trim: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: RECORD_LENGTH_MAX,
};

/**
 * Reads CSV by RFC 4180, in UTF-8 or, with a byte order mark, UTF-16. Any line
 * ends may be mixed; blank lines and records of empty cells only are left out.
 *
 * @param isHeader whether the first record, under the separator tried, is the
 *   header that is expected. If it never is, the separator that makes the most
 *   cells of it is taken.
 * @returns the separator, and the records with the header first
 * @throws CsvSyntaxError while the records are read
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<{ separator: Separator; records: AsyncIterable<CsvRecord> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const head = await readHead(rest);
  const decoder = new TextDecoder(encodingOf(head));
  const start = decoder.decode(head, { stream: true });
  const separator = separatorOf(start, isHeader);
  async function* text() {
    yield start;
    for await (const piece of { [Symbol.asyncIterator]: () => rest }) {
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  }
  return { separator, records: parsed(text(), separator) };
}

async function* parsed(
  text: AsyncIterable<string>,
  delimiter: Separator,
): AsyncGenerator<CsvRecord> {
  let line = 1;
  let header: readonly string[] | undefined;
  const toRecord = (cells: string[], { lines }: InfoRecord): CsvRecord | null => {
    const record = { line, cells };
    line = lines + 1;
    if (cells.every((cell) => cell === '')) return null;
    header ??= cells;
    return record;
  };
  // The types do not tell of records that become something else than cells.
  const on_record = toRecord as unknown as NonNullable<Options['on_record']>;
  const parser = createParser({ ...FORMAT, delimiter, on_record });
  // An error reaches the reader of the parser.
  pipeline(Readable.from(text), parser, () => {});
  try {
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    throw error instanceof CsvError ? syntaxError(error, line, header) : error;
  }
}

/** @param begun the line on which the record begins */
function syntaxError(
  error: CsvError,
  begun: number,
  header: readonly string[] | undefined,
): CsvSyntaxError | CsvError {
  const { code, message, lines, column, field } = error as CsvError & Record<string, unknown>;
  const sentence = SENTENCES[code];
  if (sentence === undefined) return error;
  const isInside = code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE';
  const name = header?.[Number(column)] ?? String(Number(column) + 1);
  const given = field ?? /got "(.)"/su.exec(message)?.[1] ?? '"';
  return new CsvSyntaxError(isInside ? Number(lines) : begun, name, String(given), sentence);
}

async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let length = 0; length < HEAD_BYTES; ) {
    const { done, value } = await bytes.next();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  return Buffer.concat(pieces);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function separatorOf(start: string, isHeader: (cells: readonly string[]) => boolean): Separator {
  const headers = SEPARATORS.map((separator) => ({ separator, cells: headerOf(start, separator) }));
  const right = headers.find(({ cells }) => isHeader(cells));
  const widest = headers.reduce((one, other) =>
    other.cells.length > one.cells.length ? other : one,
  );
  return (right ?? widest).separator;
}

/** The first record that is not blank; no cells if it cannot be read. */
function headerOf(start: string, delimiter: Separator): readonly string[] {
  try {
    const options = { ...FORMAT, delimiter, to: 1, skip_records_with_empty_values: true };
    const [first] = parse(start, options) as unknown as string[][];
    return first ?? [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}
