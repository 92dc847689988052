import type { Ticker } from '@finally/contract';
import { GRAMMAR_WORDS } from './grammar.ts';
import { isOrderWord, type Names } from './names.ts';
import type { Piece } from './pieces.ts';

/** Maximum number of ways to distinguish names from other words in a message. */
const TAGGINGS_MAX = 16;
/** Maximum length of an unknown name, in pieces. */
const UNSURE_PIECES_MAX = 3;

/** How one or more pieces enter the grammar. */
export type Tag =
  | { readonly kind: 'plain' }
  | { readonly kind: 'name'; readonly ticker: Ticker; readonly end: number }
  | { readonly kind: 'unsure'; readonly end: number };

export function optionsOf(pieces: readonly Piece[], names: Names): readonly (readonly Tag[])[] {
  return pieces.map((piece, index): readonly Tag[] => {
    const is_word = GRAMMAR_WORDS.has(piece.word);
    const name = names.at(pieces, index);
    if (!name) return [{ kind: 'plain' }];
    const tag: Tag = { kind: 'name', ...name };
    if (!is_word) return [tag];
    const spelled = piece.capitals || piece.cashtag || name.end > index + 1;
    return spelled ? [tag, { kind: 'plain' }] : [{ kind: 'plain' }];
  });
}

export type Tagging = readonly (readonly [index: number, tag: Tag])[];

/** Returns every way to distinguish names from other words; none if there are too many. */
export function taggingsOf(options: readonly (readonly Tag[])[]): readonly Tagging[] {
  let taggings: Tagging[] = [[]];
  for (let index = 0; index < options.length; index++) {
    taggings = taggings.flatMap((tagging) => {
      const last = tagging.at(-1);
      const taken = last && last[1].kind !== 'plain' ? last[1].end : index;
      if (taken > index) return [tagging];
      return (options[index] ?? []).map((tag) => [...tagging, [index, tag] as const]);
    });
    if (taggings.length > TAGGINGS_MAX) return [];
  }
  return taggings;
}

/**
 * Yields the first tagging, with a run of words that are neither names nor in the grammar treated
 * as a name.
 */
export function* unsureTaggings(
  options: readonly (readonly Tag[])[],
  pieces: readonly Piece[],
): Generator<Tagging> {
  const [tagging = []] = taggingsOf(options);
  const unknown = tagging.filter(
    ([index, { kind }]) => kind === 'plain' && isWord(pieces[index]) && !isInGrammar(pieces[index]),
  );
  const [first] = unknown;
  const last = unknown.at(-1);
  const end = (last?.[0] ?? -1) + 1;
  const [start] = first ?? [0];
  // Unknown words in several places cannot be one name.
  const isOneName = end - start <= UNSURE_PIECES_MAX && end - start === unknown.length;
  if (first && isOneName && !pieces.slice(start, end).some(isOrderWord)) {
    yield [
      ...tagging.filter(([index]) => index < start),
      [start, { kind: 'unsure', end }],
      ...tagging.filter(([index]) => index >= end),
    ];
  }
  // "buy 5 on": a word of the grammar may be a name if there is no other.
  if (first || tagging.some(([, { kind }]) => kind === 'name')) return;
  for (const [at, [index, tag]] of tagging.entries()) {
    const piece = pieces[index];
    if (tag.kind !== 'plain' || !piece || !isWord(piece) || index === 0) continue;
    if (isOrderWord(piece)) continue;
    yield tagging.with(at, [index, { kind: 'unsure', end: index + 1 }]);
  }
}

/**
 * Returns true if any rule of the grammar can match this piece; otherwise the message cannot be
 * parsed.
 */
export const isInGrammar = (piece: Piece | undefined): boolean =>
  piece?.kind === 'word'
    ? piece.word.split('-').every((word) => GRAMMAR_WORDS.has(word))
    : piece?.kind !== 'other';

const isWord = (piece: Piece | undefined): boolean => piece?.kind === 'word';
