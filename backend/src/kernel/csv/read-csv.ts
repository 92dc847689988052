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

/** Thrown for a file that is not text. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';

  /** @param message continues "it is" */
  constructor(message: string) {
    super(message);
  }
}

/** Thrown for a file that is not valid CSV by RFC 4180. */
export class CsvSyntaxError extends Error {
  override readonly name = 'CsvSyntaxError';
  readonly line: number;
  /** The column's name, or its number counted from 1 if the header cannot be read. */
  readonly column: string;
  /** The text found there; empty if the whole row is meant. */
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
  CSV_MAX_RECORD_SIZE: `the row is longer than ${RECORD_LENGTH_MAX} characters; if a cell in it is quoted, its closing quote may be missing`,
};

/** How files begin that hold something else than text, and what that is. */
const OTHER_FORMATS: readonly (readonly [beginning: string, what: string])[] = [
  ['1f8b', 'compressed (gzip): unpack it first'],
  ['504b0304', 'a zip archive or a workbook (.xlsx): unpack it, or save it as CSV, first'],
  ['28b52ffd', 'compressed (zstd): unpack it first'],
  ['425a68', 'compressed (bzip2): unpack it first'],
  ['fd377a58', 'compressed (xz): unpack it first'],
];
/** Control characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** Excel's way to name the separator on the first line. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?=\n|$)/i;

const FORMAT: Options = {
  trim: true,
  relax_column_count: true,
  record_delimiter: '\n',
  max_record_size: RECORD_LENGTH_MAX,
};

/**
 * Reads CSV by RFC 4180, in UTF-8 or UTF-16. Accepts any mix of line ends; a line end inside a
 * quoted cell is read as LF. Skips blank lines, records whose cells are all empty, and a first line
 * such as `sep=;`, which names the separator.
 *
 * @param isHeader returns true if the first record, split by the separator being tried, is the
 *   expected header. If no separator passes, the one that yields the most cells is used.
 * @returns the separator, and the records including the header
 * @throws NotTextError; CsvSyntaxError, also while the records are read
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  isHeader: (cells: readonly string[], separator: Separator) => boolean,
): Promise<{ separator: Separator; records: AsyncIterable<CsvRecord> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const head = await readHead(rest);
  refuseOtherFormats(head);
  const decoder = new TextDecoder(encodingOf(head));
  const lines = new UnixLines();
  const first = lines.convert(decoder.decode(head, { stream: true }));
  if (BINARY.test(first)) throw new NotTextError('not a text file');
  const named = namedSeparator(first);
  // The line stays, empty, so that the lines after it keep their numbers.
  const start = named === undefined ? first : first.replace(SEPARATOR_LINE, '');
  const separator = named ?? separatorOf(start, isHeader);
  async function* text() {
    yield start;
    for await (const piece of { [Symbol.asyncIterator]: () => rest }) {
      yield lines.convert(decoder.decode(piece, { stream: true }));
    }
    yield lines.convert(decoder.decode());
  }
  return { separator, records: parsed(text(), separator) };
}

function refuseOtherFormats(head: Uint8Array): void {
  const beginning = Buffer.from(head.subarray(0, 8)).toString('hex');
  const other = OTHER_FORMATS.find(([magic]) => beginning.startsWith(magic));
  if (other) throw new NotTextError(other[1]);
}

function namedSeparator(start: string): Separator | undefined {
  const named = SEPARATOR_LINE.exec(start)?.[1];
  if (named === undefined) return undefined;
  const separator = SEPARATORS.find((known) => known === named);
  if (separator !== undefined) return separator;
  const what =
    'does not name a comma, a semicolon or a tab, which are the separators that are read';
  throw new CsvSyntaxError(1, '1', `sep=${named}`, what);
}

/**
 * Turns CR LF and CR into LF, in text that comes in pieces: the parser counts a CR LF inside a
 * quoted cell as two lines.
 */
class UnixLines {
  #ended_with_cr = false;

  convert(piece: string): string {
    if (piece === '') return '';
    const rest = this.#ended_with_cr && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.#ended_with_cr = piece.endsWith('\r');
    return rest.replace(/\r\n?/g, '\n');
  }
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
  const is_whole_row = code === 'CSV_MAX_RECORD_SIZE';
  const given = is_whole_row ? '' : (field ?? /got "(.)"/su.exec(message)?.[1] ?? '"');
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

/** By the byte order mark or, without one, by a first character that is ASCII. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 && second !== undefined ? 'utf-16be' : 'utf-8';
}

function separatorOf(
  start: string,
  isHeader: (cells: readonly string[], separator: Separator) => boolean,
): Separator {
  const headers = SEPARATORS.map((separator) => ({ separator, cells: headerOf(start, separator) }));
  const right = headers.find(({ cells, separator }) => isHeader(cells, separator));
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
