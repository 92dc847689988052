import type { Piece } from '../../reading/language/pieces.ts';

/** A part of a message that ends in a full stop, a question mark, or with its line. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  /** Ends with a question mark. */
  readonly asks: boolean;
}

/** The sentences of a message, without the marks that end them. */
export function sentencesOf(pieces: readonly Piece[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let current: Piece[] = [];
  const end = (asks: boolean): void => {
    if (current.length > 0) sentences.push({ pieces: current, asks });
    current = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'stop' || piece.kind === 'ask') end(piece.kind === 'ask');
    else current.push(piece);
  }
  end(false);
  return sentences;
}
