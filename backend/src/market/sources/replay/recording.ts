import { createReadStream } from 'node:fs';
import type { Ticker } from '@finally/contract';
import { CsvSyntaxError, NotTextError, readCsv } from '../../../kernel/csv/read-csv.ts';
import type { PriceE4 } from '../../../kernel/money.ts';
import { readHeader } from './columns.ts';
import type { Misfit } from './misfit.ts';
import { RowReader } from './row.ts';

/** Maximum number of rows. A recording is held in memory: about 100 MB at this length. */
const ROWS_MAX = 1_000_000;

/** One trade of a recording. */
export interface RecordedTrade {
  readonly ticker: Ticker;
  /** Time of the trade, Unix milliseconds. */
  readonly time_ms: number;
  readonly price_e4: PriceE4;
  readonly volume: number;
}

/**
 * Thrown if a recording cannot be played. The message says where it is wrong and can be shown to
 * the user.
 */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/** Why a recording cannot be played, without the file name. */
class Refusal extends Error {}

/**
 * Reads a CSV file whose header names columns for ticker, time, price and optionally volume
 * (docs/market-sources.md). Rows with the same time keep the order of the file; those of
 * a ticker whose newest row comes first are reversed.
 *
 * @param rows_max files with more rows are rejected
 * @returns the trades, oldest first, at least one
 * @throws RecordingError naming the file, the line and the invalid column
 */
export async function readRecording(
  path: string,
  rows_max = ROWS_MAX,
): Promise<readonly RecordedTrade[]> {
  try {
    return await readTrades(path, rows_max);
  } catch (error) {
    throw new RecordingError(
      `The recording ${path} (MARKET_REPLAY) cannot be played: ${reasonOf(error)}`,
    );
  }
}

async function readTrades(path: string, rows_max: number): Promise<RecordedTrade[]> {
  const { separator, records } = await readCsv(
    createReadStream(path),
    (cells, tried) => readHeader(cells, tried).ok,
  );
  let rows: RowReader | undefined;
  let header = '';
  const trades: RecordedTrade[] = [];
  for await (const record of records) {
    if (!rows) {
      const layout = readHeader(record.cells, separator);
      header = record.cells.join(separator).slice(0, 120);
      if (!layout.ok) throw new Refusal(`line ${record.line}, ${layout.error}`);
      rows = new RowReader(layout.value, separator);
      continue;
    }
    const row = rows.read(record);
    if (!row.ok) throw new Refusal(describe(row.error));
    if (trades.length === rows_max) throw new Refusal(`it has more than ${rows_max} rows.`);
    trades.push(row.value);
  }
  if (!rows) throw new Refusal('it is empty.');
  if (trades.length === 0) throw new Refusal(`it has no rows, only the header "${header}".`);
  const doubt = rows.doubt();
  if (doubt) throw new Refusal(describe(doubt));
  return oldestFirst(trades, rows);
}

/** Sorts trades by time; the sort is stable. */
function oldestFirst(
  trades: readonly RecordedTrade[],
  rows: Pick<RowReader, 'goesBack'>,
): RecordedTrade[] {
  const backward = new Map<Ticker, RecordedTrade[]>();
  for (const trade of trades) {
    if (!rows.goesBack(trade.ticker)) continue;
    const before = backward.get(trade.ticker);
    if (before) before.push(trade);
    else backward.set(trade.ticker, [trade]);
  }
  return trades
    .map((trade) => backward.get(trade.ticker)?.pop() ?? trade)
    .sort((left, right) => left.time_ms - right.time_ms);
}

const describe = ({ line, column, given, allowed }: Misfit): string =>
  `line ${line}, column ${column}: "${printable(given)}" is not ${allowed}.`;

/** The beginning of a cell, without control characters. */
const printable = (text: string): string => text.slice(0, 80).replace(/\p{Cc}/gu, '\uFFFD');

/** Why a file cannot be read, by the error code of the system. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file.',
  EISDIR: 'it is a folder, not a file.',
  EACCES: 'you are not permitted to read it.',
  EPERM: 'you are not permitted to read it.',
};

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof NotTextError) return `it is ${error.message}.`;
  if (error instanceof CsvSyntaxError) {
    const { line, column, given, message } = error;
    const what = given === '' ? message : `"${printable(given)}" ${message}`;
    return `line ${line}, column ${column}: ${what}.`;
  }
  const { code } = error as NodeJS.ErrnoException;
  return UNREADABLE[code ?? ''] ?? `it cannot be read (${code ?? String(error)}).`;
}
