import { type Ticker, TickerSchema } from '@finally/contract';
import { type PriceE4, roundToPrice } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';

export const COLUMNS = ['ticker', 'time', 'price', 'volume'] as const;

const PRICE_MAX = 10_000_000;
/** From this size on a number cannot be seconds: it would lie in the year 5138. */
const MILLISECONDS_FROM = 1e11;

const DECIMAL = /^\d+(\.\d+)?$/;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A cell that does not fit; without a column, the number of cells. */
export interface Cell {
  readonly column: (typeof COLUMNS)[number] | undefined;
  readonly given: string;
  readonly allowed: string;
}

export interface Row {
  readonly ticker: Ticker;
  readonly time_ms: number;
  readonly price_e4: PriceE4;
  readonly volume: number;
}

/**
 * One line of a recording, or the first of its cells that does not fit.
 *
 * @param tickers those read so far, by how they are written: each is checked once
 */
export function readRow(line: string, tickers: Map<string, Ticker>): Result<Row, Cell> {
  const cells = line.split(',').map((cell) => cell.trim());
  const [ticker_text = '', time_text = '', price_text = '', volume_text = ''] = cells;
  const wrong = (column: Cell['column'], given: string, allowed: string) => ({
    ok: false as const,
    error: { column, given, allowed },
  });
  if (cells.length !== COLUMNS.length) {
    return wrong(undefined, String(cells.length), String(COLUMNS.length));
  }
  const ticker = tickers.get(ticker_text) ?? TickerSchema.safeParse(ticker_text).data;
  if (ticker === undefined) return wrong('ticker', ticker_text, 'a ticker');
  tickers.set(ticker_text, ticker);
  const time_ms = toTime(time_text);
  if (time_ms === undefined) {
    return wrong('time', time_text, 'an ISO 8601 time, or Unix seconds or milliseconds');
  }
  const price_e4 = toPrice(price_text);
  if (price_e4 === undefined) {
    return wrong('price', price_text, 'a price in dollars, 0.0001 to 10000000');
  }
  if (volume_text !== '' && !DECIMAL.test(volume_text)) {
    return wrong('volume', volume_text, 'a number of shares');
  }
  const volume = Math.round(Number(volume_text));
  return ok({ ticker, time_ms, price_e4, volume });
}

/** Without a zone an ISO time is UTC, whatever zone this machine is in. */
function toTime(text: string): number | undefined {
  if (DECIMAL.test(text)) {
    const value = Number(text);
    const time_ms = value < MILLISECONDS_FROM ? value * 1000 : value;
    return time_ms <= 8.64e15 ? Math.round(time_ms) : undefined;
  }
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date, time = '00:00', zone = 'Z'] = match;
  // A day that is none, such as 31 February, would be taken for one in March.
  const day_ms = Date.parse(`${date}T00:00Z`);
  if (!Number.isFinite(day_ms) || !new Date(day_ms).toISOString().startsWith(`${date}T`)) {
    return undefined;
  }
  const time_ms = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return Number.isFinite(time_ms) ? time_ms : undefined;
}

function toPrice(text: string): PriceE4 | undefined {
  const dollars = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (!(dollars <= PRICE_MAX)) return undefined;
  const price_e4 = roundToPrice(dollars);
  return price_e4 > 0 ? price_e4 : undefined;
}
