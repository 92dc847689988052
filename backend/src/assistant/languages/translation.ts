import { GRAMMAR_WORDS } from '../reading/language/grammar.ts';
import type { NameAt, Names } from '../reading/language/names.ts';
import type { Piece } from '../reading/language/pieces.ts';
import { unaccented } from './language.ts';
import { GAP, isElement, NAME, NUMBER, type Phrase, type PhraseBook } from './phrase-book.ts';

/** A message with more possible translations than this is not understood. */
const TRANSLATIONS_MAX = 48;

/** The translations of some pieces; undefined if a piece has none, or if there are too many. */
type Translations = readonly string[] | undefined;

/** What a phrase matched: where it ends, and the translations of its slots, in order. */
interface Match {
  readonly end: number;
  readonly slots: readonly (readonly string[])[];
}

/** Matches the elements that follow a slot, from a piece on. */
type After = (from: number) => Match | undefined;

/** Elements to be matched with the pieces from `start` to `end`. */
interface Search {
  readonly elements: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Returns true for a place at which the match may end. */
  readonly accept: (at: number) => boolean;
}

/**
 * Returns everything that a message may mean in English; none if any part of it is not known. Every
 * piece is part of exactly one phrase, a name or a number, so that no word is dropped.
 *
 * @param names undefined for a message that can name no instrument
 */
export function translationsOf(
  pieces: readonly Piece[],
  book: PhraseBook,
  names: Names | undefined,
): readonly string[] {
  return new Translator(pieces, book, names).all() ?? [];
}

class Translator {
  readonly #pieces: readonly Piece[];
  readonly #book: PhraseBook;
  readonly #names: Names | undefined;
  readonly #ranges = new Map<string, Translations>();

  constructor(pieces: readonly Piece[], book: PhraseBook, names: Names | undefined) {
    this.#pieces = pieces;
    this.#book = book;
    this.#names = names;
  }

  all(): Translations {
    return this.#range(0, this.#pieces.length);
  }

  #range(start: number, end: number): Translations {
    const key = `${start}-${end}`;
    if (!this.#ranges.has(key)) this.#ranges.set(key, this.#translate(start, end));
    return this.#ranges.get(key);
  }

  #translate(start: number, end: number): Translations {
    if (start === end) return [''];
    const found = new Set<string>();
    for (const { match, english } of this.#heads(start, end)) {
      const rest = this.#range(match.end, end);
      if (rest === undefined) continue;
      for (const head of english.flatMap((each) => filled(each, match.slots))) {
        for (const tail of rest) found.add(`${head} ${tail}`.trim());
        if (found.size > TRANSLATIONS_MAX) return undefined;
      }
    }
    return found.size > 0 ? [...found] : undefined;
  }

  /** Returns what the pieces from `start` on may begin with. */
  #heads(
    start: number,
    end: number,
  ): readonly { readonly match: Match; readonly english: readonly string[] }[] {
    const piece = this.#pieces[start] as Piece;
    const matches = this.#phrasesAt(start).flatMap((phrase) => {
      const match = this.#match(phrase, start, end);
      return match ? [{ phrase, match, english: phrase.english }] : [];
    });
    const plain = matches.filter(({ phrase }) => !phrase.elements.includes(GAP));
    const longest = Math.max(0, ...plain.map(({ match }) => match.end));
    const chosen = matches.filter(
      ({ phrase, match }) => phrase.elements.includes(GAP) || match.end === longest,
    );
    const sentence = chosen.filter(({ phrase }) => phrase.is_sentence);
    if (sentence.length > 0) return sentence;
    const name = this.#nameAt(start, end);
    if (name) {
      const match = { end: name.end, slots: [] };
      const named = { match, english: [typedName(this.#pieces.slice(start, name.end))] };
      const is_spelled = piece.capitals || piece.cashtag || name.end > start + 1;
      if (plain.length === 0 || is_spelled) return [named, ...chosen];
    }
    if (plain.length > 0) return chosen;
    const itself = this.#asItIs(piece);
    return itself === undefined
      ? chosen
      : [...chosen, { match: { end: start + 1, slots: [] }, english: [itself] }];
  }

  #phrasesAt(start: number): readonly Phrase[] {
    const piece = this.#pieces[start] as Piece;
    const { phrases } = this.#book;
    const is_number = piece.kind === 'number' || piece.text === '$';
    const first = is_number ? NUMBER : unaccented(piece.word || piece.text);
    return [
      ...(phrases.get(first) ?? []),
      ...(this.#nameAt(start, this.#pieces.length) ? (phrases.get(NAME) ?? []) : []),
      ...(this.#isClauseStart(start) ? (phrases.get(GAP) ?? []) : []),
    ];
  }

  #isClauseStart(start: number): boolean {
    const before = this.#pieces[start - 1];
    return (
      before === undefined ||
      before.kind === 'stop' ||
      before.text === ',' ||
      this.#book.joiners.has(unaccented(before.word))
    );
  }

  #match(phrase: Phrase, start: number, end: number): Match | undefined {
    if (phrase.is_sentence && !this.#isSentenceEdge(start - 1)) return undefined;
    const accept = (at: number): boolean => !phrase.is_sentence || this.#isSentenceEdge(at);
    return this.#matchElements({ elements: phrase.elements, start, end, accept });
  }

  #isSentenceEdge(index: number): boolean {
    const piece = this.#pieces[index];
    return piece === undefined || piece.kind === 'stop' || piece.kind === 'ask';
  }

  #matchElements(search: Search): Match | undefined {
    const { elements, start, end, accept } = search;
    const [element, ...others] = elements;
    if (element === undefined) return accept(start) ? { end: start, slots: [] } : undefined;
    const piece = this.#pieces[start];
    if (piece === undefined || start >= end) return undefined;
    const after = (from: number) =>
      this.#matchElements({ ...search, elements: others, start: from });
    switch (element) {
      case NUMBER:
        return this.#matchNumber(start, end, after);
      case NAME: {
        const name = this.#nameAt(start, end);
        return (
          name && this.#slot([typedName(this.#pieces.slice(start, name.end))], after(name.end))
        );
      }
      case GAP:
        return this.#matchGap(start, end, after);
      default:
        return isElement(piece, element) ? after(start + 1) : undefined;
    }
  }

  /** A number may be a price with its dollar sign. */
  #matchNumber(start: number, end: number, after: After): Match | undefined {
    const at = this.#pieces[start]?.text === '$' ? start + 1 : start;
    const number = this.#pieces[at];
    if (number?.kind !== 'number' || at >= end) return undefined;
    const typed = at > start ? `$${number.text}` : number.text;
    return this.#slot([typed], after(at + 1));
  }

  /** A gap extends to the nearest place at which the elements after it match. */
  #matchGap(start: number, end: number, after: After): Match | undefined {
    for (let to = start + 1; to < end; to++) {
      const { kind } = this.#pieces[to - 1] as Piece;
      if (kind === 'stop' || kind === 'ask') return undefined;
      const match = after(to);
      const inside = match && this.#range(start, to);
      if (inside) return this.#slot(inside, match);
    }
    return undefined;
  }

  #slot(translations: readonly string[], after: Match | undefined): Match | undefined {
    return after && { end: after.end, slots: [translations, ...after.slots] };
  }

  /** Returns the certain name at a piece. A frequent word in lower case is none. */
  #nameAt(start: number, end: number): NameAt | undefined {
    const piece = this.#pieces[start] as Piece;
    if (piece.kind !== 'word' && piece.kind !== 'number') return undefined;
    const name = this.#names?.at(this.#pieces, start);
    if (!name || name.end > end) return undefined;
    const is_single = name.end === start + 1;
    const is_word = this.#book.words.has(unaccented(piece.word));
    return is_single && is_word && !piece.capitals && !piece.cashtag ? undefined : name;
  }

  /** Returns a piece that no phrase translates, if it may stay: a mark, a number, an unknown name. */
  #asItIs(piece: Piece): string | undefined {
    if (piece.kind !== 'word') return piece.kind === 'other' ? undefined : piece.text;
    if (piece.capitals || piece.cashtag) return piece.text;
    const is_known = this.#book.words.has(unaccented(piece.word)) || GRAMMAR_WORDS.has(piece.word);
    return is_known || this.#names === undefined ? undefined : piece.text.toLowerCase();
  }
}

const typedName = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, capitals, cashtag }) => (capitals || cashtag ? text : text.toLowerCase()))
    .join(' ');

/** Returns the English with each slot filled by each of its translations. */
function filled(english: string, slots: Match['slots']): readonly string[] {
  let texts: readonly string[] = [english];
  for (const translations of slots) {
    texts = texts.flatMap((text) =>
      translations.map((each) => text.replace(/[#@~]/, () => each.replace(/[#@~]/g, ' '))),
    );
  }
  return texts;
}
