import type { Ticker } from '@finally/contract';
import type { Names } from '../../reading/language/names.ts';
import type { Piece } from '../../reading/language/pieces.ts';

/** Returns the instruments that a message clearly mentions, in order. */
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

/** Returns the words of a message, without quoted text. */
export function wordsOf(pieces: readonly Piece[]): string {
  const words: string[] = [];
  let quoted = false;
  for (const { kind, word, text } of pieces) {
    if (kind === 'other' && /["“”«»]/.test(text)) quoted = !quoted;
    else if (!quoted) words.push(word || text.trim().toLowerCase());
  }
  return words.join(' ').trim();
}
