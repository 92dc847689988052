import { ORDER_SENTENCES, parseTicker, type Ticker } from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Symbols } from './symbols.ts';
import type { Listing } from './universe.ts';

const SUGGESTIONS_MAX = 5;

/** Codes with which a ticker is refused. */
export const INSTRUMENT_REFUSALS = ['unknown_ticker', 'price_unavailable'] as const;
export type InstrumentRefusal = (typeof INSTRUMENT_REFUSALS)[number];

/** Returns the refusal of an unknown ticker, with the nearest known ones. */
function unknownTicker(symbols: Symbols, ticker: Ticker) {
  const suggestions = symbols
    .nearest(ticker, SUGGESTIONS_MAX)
    .map(({ ticker: near, name }) => ({ ticker: near, name }));
  const nearest = suggestions.map(({ ticker: near }) => near);
  return refuse('unknown_ticker', ORDER_SENTENCES.ticker_unknown(ticker, nearest), { suggestions });
}

/**
 * Returns the listing of a ticker. Refuses with `unknown_ticker` and the nearest known symbols, or
 * with `price_unavailable` if only the price source could know the ticker and it cannot be asked.
 */
export async function findInstrument(
  symbols: Symbols,
  ticker: Ticker,
): Promise<Result<Listing, InstrumentRefusal>> {
  const known = symbols.get(ticker);
  if (known) return ok(known);
  const listed = await symbols.lookUp?.(ticker);
  if (listed && !listed.ok) return listed;
  if (listed?.value) return ok(listed.value);
  return unknownTicker(symbols, ticker);
}

/**
 * Returns the sentence with which `findInstrument` would refuse a text, without asking the price
 * source: null if the text is a known ticker, no ticker at all, or only the source can tell.
 */
export function whyUnknown(symbols: Symbols, text: string): string | null {
  const ticker = parseTicker(text);
  if (!ticker || symbols.lookUp || symbols.get(ticker)) return null;
  return unknownTicker(symbols, ticker).error.detail;
}
