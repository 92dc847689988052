import type { Ticker } from '@finally/contract';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instrument, Universe } from './universe/universe.ts';

const SUGGESTIONS_MAX = 5;

/** The instrument behind a ticker, or a refusal that names the nearest known symbols. */
export function findInstrument(universe: Universe, ticker: Ticker): Result<Instrument> {
  const instrument = universe.get(ticker);
  if (instrument) return ok(instrument);
  const suggestions = universe
    .nearest(ticker, SUGGESTIONS_MAX)
    .map(({ ticker: near, name }) => ({ ticker: near, name }));
  const hint =
    suggestions.length > 0
      ? ` Did you mean ${suggestions.map(({ ticker: near }) => near).join(', ')}?`
      : '';
  return refuse('unknown_ticker', `There is no ticker ${ticker} here.${hint}`, { suggestions });
}
