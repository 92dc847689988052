import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import { type Cell, COLUMNS, readRow } from './row.ts';

/** A recording is held in memory: some 100 MB at this length. */
const ROWS_MAX = 1_000_000;

/** What happened at one moment of a recording. */
export interface RecordedTrade {
  readonly ticker: Ticker;
  /** When it happened, Unix milliseconds. */
  readonly time_ms: number;
  readonly price_e4: PriceE4;
  readonly volume: number;
}

/** The recording cannot be played: says where it is wrong, ready to be shown. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Reads a CSV file of `ticker,time,price,volume` with that header. Rows may
 * stand in any order; those of the same moment stay in the order of the file.
 *
 * @param rows_max more are refused
 * @returns oldest first, at least one
 * @throws RecordingError naming the file, the line and the column that does not fit
 */
export async function readRecording(
  path: string,
  rows_max = ROWS_MAX,
): Promise<readonly RecordedTrade[]> {
  const refuse = (reason: string): never => {
    throw new RecordingError(`The recording ${path} (MARKET_REPLAY) cannot be played: ${reason}`);
  };
  const trades: RecordedTrade[] = [];
  const tickers = new Map<string, Ticker>();
  let number = 0;
  try {
    const lines = createInterface({ input: createReadStream(path, 'utf8') });
    for await (const line of lines) {
      number += 1;
      if (number === 1) checkHeader(line, refuse);
      else if (line.trim() !== '') {
        const row = readRow(line, tickers);
        if (!row.ok) return refuse(`line ${number}, ${describe(row.error)}`);
        if (trades.length === rows_max) return refuse(`it has more than ${rows_max} rows.`);
        trades.push(row.value);
      }
    }
  } catch (error) {
    if (error instanceof RecordingError) throw error;
    refuse(`it cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  if (trades.length === 0) refuse('it holds no rows.');
  return trades.sort((left, right) => left.time_ms - right.time_ms);
}

function checkHeader(line: string, refuse: (reason: string) => never): void {
  const header = line.replace(/^\uFEFF/, '').trim();
  if (header.toLowerCase().replaceAll(' ', '') === COLUMNS.join(',')) return;
  refuse(`line 1 has to be the header ${COLUMNS.join(',')}, but it is "${header.slice(0, 80)}".`);
}

const describe = ({ column, given, allowed }: Cell): string =>
  column
    ? `column ${column}: "${given.slice(0, 40)}" is not ${allowed}.`
    : `it has ${given} columns instead of ${allowed}.`;
