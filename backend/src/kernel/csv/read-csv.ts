import { pipeline, Readable } from 'node:stream';
import { CsvError, parse as createParser, type InfoRecord, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The header must end within this many bytes. */
const HEAD_BYTES = 65_536;
/** Maximum length of a record. A longer one means that a quote was never closed. */
const RECORD_LENGTH_MAX = 100_000;

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line on which the record begins, counted from 1. */
  readonly line: number;
  /** The cells, trimmed. */
  readonly cells: readonly string[];
}

/** Thrown for a file that is not valid CSV by RFC 4180. */
export class CsvSyntaxError extends Error {
  override readonly name = 'CsvSyntaxError';
  readonly line: number;
  /** The column's name, or its number counted from 1 if the header cannot be read. */
  readonly column: string;
  /** The text found there; empty if it is the rest of the file. */
  readonly given: string;

  /** @param message continues the sentence that begins with the line and the column */
  constructor(line: number, column: string, given: string, message: string) {
    super(message);
    this.line = line;
    this.column = column;
    this.given = given;
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'precedes a quote that does not begin a quoted cell',
  CSV_INVALID_CLOSING_QUOTE:
    'follows the closing quote of a cell; quotes inside a cell must be doubled',
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
 * Reads CSV by RFC 4180, in UTF-8 or, with a byte order mark, UTF-16. Accepts any mix of line ends.
 * Skips blank lines and records whose cells are all empty.
 *
 * @param isHeader returns true if the first record, split by the separator being tried, is the
 *   expected header. If no separator passes, the one that yields the most cells is used.
 * @returns the separator, and the records including the header
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
  // The library's types do not allow `on_record` to return anything but cells.
  const on_record = toRecord as unknown as NonNullable<Options['on_record']>;
  const parser = createParser({ ...FORMAT, delimiter, on_record });
  // The parser rethrows the error to its reader.
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

/** Returns the first non-blank record, or no cells if it cannot be read. */
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
