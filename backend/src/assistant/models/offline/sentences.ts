import type { Piece } from '../../reading/language/pieces.ts';

/** A part of a message that ends with a full stop, a question mark or a line end. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  /** True if it ends with a question mark. */
  readonly asks: boolean;
}

/** Splits a message into sentences, without their end marks. */
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
