import { parseTicker, type Ticker } from '@finally/contract';
import { ok } from '../../../kernel/result.ts';
import { type Answer, fault } from '../wire/faults.ts';
import { listIn } from '../wire/queries.ts';
import { newYorkDate, newYorkMidnight_ms, readTime } from '../wire/times.ts';
import type { Span } from './read-bars.ts';
import { ZONE_MS_MAX } from './timeframe.ts';

/** A query: a value of each name, and blank ones left out. */
export type Query = Readonly<Partial<Record<string, string>>>;

const SYMBOLS_MAX = 1_000;
const LIMIT_DEFAULT = 1_000;
const LIMIT_MAX = 10_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Where a page begins: after so many items of a time of a symbol, or with the symbol's first one. */
export interface PageStart {
  readonly symbol: string;
  readonly time_ms: number | null;
  readonly skip: number;
}

/** What a request for pages of history asks for. */
export interface PageQuery extends Span {
  readonly limit: number;
  readonly sort: 'asc' | 'desc';
  readonly start: PageStart | undefined;
}

/** Reads the comma-separated symbols of a query, each once, in order of the alphabet. */
export function readSymbols(query: Query): Answer<readonly Ticker[]> {
  const texts = listIn(query['symbols']);
  if (texts.length === 0) return fault(400, 'symbols is required');
  if (texts.length > SYMBOLS_MAX) return fault(400, `at most ${SYMBOLS_MAX} symbols are allowed`);
  const tickers = new Set<Ticker>();
  for (const text of texts) {
    const ticker = parseTicker(text);
    if (!ticker) return fault(400, `invalid symbol: ${text}`);
    tickers.add(ticker);
  }
  return ok([...tickers].sort());
}

/** Reads the symbol of a path. */
export function readSymbol(text: string): Answer<Ticker> {
  const ticker = parseTicker(text);
  return ticker ? ok(ticker) : fault(400, `invalid symbol: ${text}`);
}

/** Reads a whole number of a query. */
export function readCount(
  query: Query,
  name: string,
  { otherwise, max }: { readonly otherwise: number; readonly max: number },
): Answer<number> {
  const text = query[name]?.trim();
  if (text === undefined) return ok(otherwise);
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= max) return ok(count);
  return fault(400, `${name} must be a whole number from 1 to ${max}`);
}

/** Reads the order of the answer. */
export function readSort<Otherwise extends 'asc' | 'desc'>(
  query: Query,
  otherwise: Otherwise,
): Answer<'asc' | 'desc'> {
  const text = query['sort']?.toLowerCase() ?? otherwise;
  return text === 'asc' || text === 'desc' ? ok(text) : fault(400, 'sort must be asc or desc');
}

/** Reads a time of market data, in which a date is midnight in New York. */
export function readMarketTime(query: Query, name: string): Answer<number | undefined> {
  const text = query[name]?.trim();
  if (text === undefined) return ok(undefined);
  const time_ms = readTime(text);
  if (time_ms !== undefined) return ok(DATE.test(text) ? newYorkMidnight_ms(text) : time_ms);
  return fault(
    400,
    `Invalid format for parameter ${name}: error parsing '${text}' as a time or date`,
  );
}

/** Reads `start` and `end`: by default from the beginning of today in New York until now. */
function readSpan(query: Query, now_ms: number): Answer<Span> {
  const start = readMarketTime(query, 'start');
  if (!start.ok) return start;
  const end = readMarketTime(query, 'end');
  if (!end.ok) return end;
  // The bar of today begins later in New York than in UTC.
  const to_ms = end.value ?? now_ms + ZONE_MS_MAX;
  const from_ms = start.value ?? newYorkMidnight_ms(newYorkDate(Math.min(to_ms, now_ms)));
  if (from_ms > to_ms) return fault(400, 'end should not be before start');
  return ok({ from_ms, to_ms });
}

/** Reads what page of history is asked for. */
export function readPageQuery(query: Query, now_ms: number): Answer<PageQuery> {
  const span = readSpan(query, now_ms);
  if (!span.ok) return span;
  const limit = readCount(query, 'limit', { otherwise: LIMIT_DEFAULT, max: LIMIT_MAX });
  if (!limit.ok) return limit;
  const sort = readSort(query, 'asc');
  if (!sort.ok) return sort;
  const token = query['page_token'];
  const start = token === undefined ? undefined : readToken(token);
  if (token !== undefined && !start) return fault(400, 'page_token is invalid');
  return ok({ ...span.value, limit: limit.value, sort: sort.value, start });
}

/** Writes where the next page begins. */
export const toToken = ({ symbol, time_ms, skip }: PageStart): string =>
  Buffer.from(`${symbol}|${time_ms ?? ''}|${skip}`).toString('base64url');

const TOKEN = /^([A-Z0-9.-]{1,10})\|(\d{0,16})\|(\d{1,9})$/;

function readToken(token: string): PageStart | undefined {
  const [, symbol, time, skip] = TOKEN.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (symbol === undefined) return undefined;
  return { symbol, time_ms: time ? Number(time) : null, skip: Number(skip) };
}
