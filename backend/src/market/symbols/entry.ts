import { compact, fold, words } from './folding.ts';
import type { Instrument } from './instrument.ts';
import { lettersOf } from './letters.ts';

/** An instrument with the normalized texts that a search compares. */
export interface Entry {
  readonly instrument: Instrument;
  /** Position in the universe, most prominent first; breaks ties. */
  readonly order: number;
  readonly ticker: string;
  /** Bit set of the ticker's letters, for a fast pre-check. */
  readonly ticker_letters: number;
  /** The name without a leading article and without blanks. */
  readonly compact_name: string;
  readonly other_names: readonly string[];
  /** The name and the other names. */
  readonly names: readonly string[];
  /** The distinct words of all names. */
  readonly words: readonly string[];
}

/** The typed text, normalized the same way. */
export interface Query {
  readonly folded: string;
  readonly compact: string;
  readonly words: readonly string[];
}

export function toEntry(instrument: Instrument, order: number): Entry {
  const name = fold(instrument.name);
  const other_names = (instrument.other_names ?? []).map(fold);
  const names = [name, ...other_names];
  const ticker = compact(fold(instrument.ticker));
  return {
    instrument,
    order,
    ticker,
    ticker_letters: lettersOf(ticker),
    compact_name: compact(name.replace(/^the /, '')),
    other_names,
    names,
    words: [...new Set(names.flatMap(words))],
  };
}

export function toQuery(text: string): Query {
  const folded = fold(text);
  return { folded, compact: compact(folded), words: words(folded) };
}
