import { createReadStream } from 'node:fs';
import type { Ticker } from '@finally/contract';
import { CsvSyntaxError, readCsv } from '../../../kernel/csv/read-csv.ts';
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
 * (docs/market-sources.md). Rows with the same time keep the order of the file.
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
    const trades = await readTrades(path, rows_max);
    return trades.sort((left, right) => left.time_ms - right.time_ms);
  } catch (error) {
    throw new RecordingError(
      `The recording ${path} (MARKET_REPLAY) cannot be played: ${reasonOf(error)}`,
    );
  }
}

async function readTrades(path: string, rows_max: number): Promise<RecordedTrade[]> {
  const { separator, records } = await readCsv(
    createReadStream(path),
    (cells) => readHeader(cells).ok,
  );
  let rows: RowReader | undefined;
  const trades: RecordedTrade[] = [];
  for await (const record of records) {
    if (!rows) {
      const layout = readHeader(record.cells);
      if (!layout.ok) throw new Refusal(`line ${record.line}, ${layout.error}`);
      rows = new RowReader(layout.value, separator);
      continue;
    }
    const row = rows.read(record);
    if (!row.ok) throw new Refusal(describe(row.error));
    if (trades.length === rows_max) throw new Refusal(`it has more than ${rows_max} rows.`);
    trades.push(row.value);
  }
  if (trades.length === 0) throw new Refusal('it holds no rows.');
  const doubt = rows?.doubt();
  if (doubt) throw new Refusal(describe(doubt));
  return trades;
}

const describe = ({ line, column, given, allowed }: Misfit): string =>
  `line ${line}, column ${column}: "${given.slice(0, 80)}" is not ${allowed}.`;

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof CsvSyntaxError) {
    const { line, column, given, message } = error;
    return `line ${line}, column ${column}: "${given.slice(0, 80)}" ${message}.`;
  }
  return `it cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`;
}
