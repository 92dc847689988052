import type { Ticker } from '@finally/contract';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Symbols } from './symbols.ts';
import type { Listing } from './universe.ts';

const SUGGESTIONS_MAX = 5;

/**
 * Returns the listing of a ticker. Refuses with `unknown_ticker` and the nearest known symbols, or
 * with `price_unavailable` if only the price source could know the ticker and it cannot be asked.
 */
export async function findInstrument(symbols: Symbols, ticker: Ticker): Promise<Result<Listing>> {
  const known = symbols.get(ticker);
  if (known) return ok(known);
  const listed = await symbols.lookUp?.(ticker);
  if (listed && !listed.ok) return listed;
  if (listed?.value) return ok(listed.value);
  const suggestions = symbols
    .nearest(ticker, SUGGESTIONS_MAX)
    .map(({ ticker: near, name }) => ({ ticker: near, name }));
  const hint =
    suggestions.length > 0
      ? ` Did you mean ${suggestions.map(({ ticker: near }) => near).join(', ')}?`
      : '';
  return refuse('unknown_ticker', `There is no ticker ${ticker} here.${hint}`, { suggestions });
}
