import { ORDER_SENTENCES, parseTicker, type Ticker } from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Symbols } from './symbols.ts';
import type { Listing } from './universe.ts';

const SUGGESTIONS_MAX = 5;

/** The codes with which a ticker is refused. */
export const INSTRUMENT_REFUSALS = ['unknown_ticker', 'price_unavailable'] as const;
export type InstrumentRefusal = (typeof INSTRUMENT_REFUSALS)[number];

/** The refusal of a ticker that is not known, with the nearest ones that are. */
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
 * Returns the sentence that `findInstrument` would refuse a text with, without asking the source of
 * prices: null if the text is a known ticker or none, or if only the source can tell.
 */
export function whyUnknown(symbols: Symbols, text: string): string | null {
  const ticker = parseTicker(text);
  if (!ticker || symbols.lookUp || symbols.get(ticker)) return null;
  return unknownTicker(symbols, ticker).error.detail;
}
