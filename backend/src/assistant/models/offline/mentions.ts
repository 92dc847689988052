import type { Ticker } from '@finally/contract';
import type { Names } from '../../reading/language/names.ts';
import type { Piece } from '../../reading/language/pieces.ts';

/** The instruments that a message mentions, in order, as far as that is certain. */
export function mentioned(pieces: readonly Piece[], names: Names): Ticker[] {
  const tickers: Ticker[] = [];
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index];
    const name = piece?.kind === 'word' ? names.at(pieces, index) : undefined;
    if (name) tickers.push(name.ticker);
    index = name?.end ?? index + 1;
  }
  return [...new Set(tickers)];
}

/** The words of a message, without what stands in quotation marks. */
export function wordsOf(pieces: readonly Piece[]): string {
  const words: string[] = [];
  let quoted = false;
  for (const { kind, word, text } of pieces) {
    if (kind === 'other' && /["“”«»]/.test(text)) quoted = !quoted;
    else if (!quoted) words.push(word || text.trim().toLowerCase());
  }
  return words.join(' ').trim();
}
