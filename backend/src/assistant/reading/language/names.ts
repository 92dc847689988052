import { type Position, type Ticker, TickerSchema } from '@finally/contract';
import type { Universe } from '../../../market/index.ts';
import type { AssistantContext } from '../../models/model.ts';
import { EVERYDAY_WORDS, ORDER_WORDS, PLAIN_WORDS, PRODUCT_WORDS } from './everyday-words.ts';
import { createMisspellings } from './misspelling.ts';
import type { Piece } from './pieces.ts';

/** The instruments that one or more words may name: exactly one, several, or none. */
export type Found =
  | { readonly kind: 'one'; readonly ticker: Ticker }
  | { readonly kind: 'several'; readonly tickers: readonly Ticker[] }
  | { readonly kind: 'none' };

export interface NameAt {
  readonly ticker: Ticker;
  /** Index of the first piece after the name. */
  readonly end: number;
}

export interface Guess {
  readonly tickers: readonly Ticker[];
  /** True if the words are a name of each ticker; false if they are only similar. */
  readonly is_name: boolean;
}

/** Looks up the words with which this person can name instruments. */
export interface Names {
  /** Returns the longest certain name that begins at a piece; undefined if there is none. */
  at(pieces: readonly Piece[], index: number): NameAt | undefined;
  /** Returns the instruments that uncertain words may mean. */
  guess(pieces: readonly Piece[]): Guess;
  /** Returns the first position by the given measure; undefined if nothing is held. */
  foremost(by: Superlative): Ticker | undefined;
}

/** A superlative that selects one position. */
export type Superlative = 'largest' | 'smallest' | 'best' | 'worst';

const MEASURES: Readonly<Record<Superlative, (position: Position) => number>> = {
  largest: ({ weight }) => weight,
  smallest: ({ weight }) => -weight,
  best: ({ unrealized_pnl_percent }) => unrealized_pnl_percent,
  worst: ({ unrealized_pnl_percent }) => -unrealized_pnl_percent,
};

const CANDIDATES_MAX = 4;
/** Maximum number of pieces in a name. */
const SPAN_MAX = 5;
/** "apple shares" means Apple; the noun is not part of the name. */
const NOUNS_AFTER_A_NAME = new Set(['share', 'shares', 'stock', 'stocks', 'position', 'holding']);

/** Legal forms that people type after a company's name. Share classes are not included. */
const TYPED_FORMS = new Set(
  'inc incorporated corp corporation co company companies ltd limited plc group holding holdings'.split(
    ' ',
  ),
);

const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company companies ltd limited plc group holding holdings
   trust sa nv ag se class a b c`.split(/\s+/),
);

const compact = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Shortens `The Walt Disney Company` to `Walt Disney`. */
const familiarWords = (name: string): readonly string[] =>
  withoutLegalForm(
    name
      .replace(/^The /, '')
      .replaceAll(',', '')
      .split(/[\s/]+/),
  );

function withoutLegalForm(
  name: readonly string[],
  forms: ReadonlySet<string> = LEGAL_FORMS,
): readonly string[] {
  const words = [...name];
  const saysLittle = (word = ''): boolean => {
    const key = compact(word);
    return key === '' || forms.has(key);
  };
  while (words.length > 1 && saysLittle(words.at(-1))) words.pop();
  return words;
}

/** Joins the words of a name, each reduced to plain letters: `coca cola`. */
const spaced = (name: string): string =>
  name
    .split(/[\s/.-]+/)
    .map(compact)
    .filter((word) => word !== '')
    .join(' ');

type Index = ReadonlyMap<string, readonly Ticker[]>;

interface Indexes {
  /** Whole names, brands, and tickers spelled without their dot. */
  readonly whole: Index;
  /** The first one or two words of a name, and any longer word of it. */
  readonly partial: readonly [beginning: Index, inside: Index];
  /** Returns the only whole name that a word misspells. */
  readonly misspelt: (word: string) => Ticker | undefined;
}

function indexNames(universe: Universe): Indexes {
  const whole = new Map<string, Ticker[]>();
  const beginning = new Map<string, Ticker[]>();
  const inside = new Map<string, Ticker[]>();
  const enter = (index: Map<string, Ticker[]>, key: string, ticker: Ticker): void => {
    const entered = index.get(key);
    if (!entered) index.set(key, [ticker]);
    else if (!entered.includes(ticker)) entered.push(ticker);
  };
  for (const { ticker, name, other_names = [] } of universe.all()) {
    const words = familiarWords(name);
    for (const full of [ticker, name, words.join(' '), ...other_names]) {
      for (const key of new Set([compact(full), spaced(full)])) enter(whole, key, ticker);
    }
    for (const length of [1, 2]) enter(beginning, spaced(words.slice(0, length).join(' ')), ticker);
    for (const word of words.map(compact)) if (word.length >= 4) enter(inside, word, ticker);
  }
  return { whole, partial: [beginning, inside], misspelt: createMisspellings(whole) };
}

const indexes = new WeakMap<Universe, Indexes>();

function indexesOf(universe: Universe): Indexes {
  const known = indexes.get(universe) ?? indexNames(universe);
  indexes.set(universe, known);
  return known;
}

/** Creates the lookup for a person with these positions and this watchlist. */
export function createNames({
  universe,
  portfolio,
  watchlist,
}: Pick<AssistantContext, 'universe' | 'portfolio' | 'watchlist'>): Names {
  const held = new Set<string>(portfolio.positions.map(({ ticker }) => ticker));
  const known = new Set<string>([...held, ...watchlist.map(({ ticker }) => ticker)]);
  const { whole, partial, misspelt } = indexesOf(universe);

  /** If one of several candidates is held, chooses it; otherwise the one that is watched. */
  const choose = (tickers: readonly Ticker[]): Found => {
    const [first] = tickers;
    if (first === undefined) return { kind: 'none' };
    if (tickers.length === 1) return { kind: 'one', ticker: first };
    for (const likely of [held, known]) {
      const [only, ...others] = tickers.filter((ticker) => likely.has(ticker));
      if (only && others.length === 0) return { kind: 'one', ticker: only };
    }
    return { kind: 'several', tickers: tickers.slice(0, CANDIDATES_MAX) };
  };

  const asTicker = (word: string): Ticker | undefined => {
    const ticker = TickerSchema.safeParse(word);
    if (!ticker.success) return undefined;
    return known.has(ticker.data) || universe.get(ticker.data) ? ticker.data : undefined;
  };

  /**
   * A ticker in capitals or with a dollar sign is certain; an everyday word only if it is held or
   * watched.
   */
  const single = (piece: Piece): Found => {
    const { word, capitals, cashtag, possessive } = piece;
    const ticker = asTicker(word);
    if (ticker && (capitals || cashtag)) return { kind: 'one', ticker };
    if (PRODUCT_WORDS.has(word) || ORDER_WORDS.has(word)) return { kind: 'none' };
    const plain = PLAIN_WORDS.has(word) || word.length === 1;
    if (ticker && (known.has(ticker) || !(plain || EVERYDAY_WORDS.has(word)))) {
      return { kind: 'one', ticker };
    }
    for (const key of possessive ? [compact(word), compact(word.slice(0, -1))] : [compact(word)]) {
      const found = choose(whole.get(key) ?? []);
      if (found.kind === 'one' && (known.has(found.ticker) || !plain)) return found;
      if (plain || EVERYDAY_WORDS.has(key)) continue;
      for (const index of partial) {
        const chosen = choose(index.get(key) ?? []);
        if (chosen.kind === 'one') return chosen;
        if (chosen.kind === 'several') return { kind: 'none' };
      }
    }
    // Misspellings are corrected only to instruments that are held or watched; otherwise the
    // assistant asks.
    const meant = capitals || plain || EVERYDAY_WORDS.has(word) ? undefined : misspelt(word);
    return meant && known.has(meant) ? { kind: 'one', ticker: meant } : { kind: 'none' };
  };

  const several = (pieces: readonly Piece[]): Found => {
    const words = pieces.map(({ word, text }) => word || text);
    const familiar = withoutLegalForm(words, TYPED_FORMS);
    const [first] = pieces;
    const exact = whole.get(spaced(words.join(' ')));
    // "intel corp" is Intel if "intel" alone is, but "it a" is not IT.
    if (!exact && first && familiar.length === 1) return single(first);
    const key = spaced(familiar.join(' '));
    return choose(exact ?? whole.get(key) ?? partial[0].get(key) ?? []);
  };

  const certain = (span: readonly Piece[]): Ticker | undefined => {
    const [first, ...others] = span;
    const last = span.at(-1);
    if (!first || !last || !isNameEdge(first) || !isNameEdge(last)) return undefined;
    if (others.length === 0) {
      const found = single(first);
      return found.kind === 'one' ? found.ticker : undefined;
    }
    if (NOUNS_AFTER_A_NAME.has(last.word) || !others.every(isInName)) return undefined;
    const found = several(span);
    return found.kind === 'one' ? found.ticker : undefined;
  };

  return {
    at(pieces, index) {
      for (let end = Math.min(pieces.length, index + SPAN_MAX); end > index; end--) {
        const ticker = certain(pieces.slice(index, end));
        if (ticker) return { ticker, end };
      }
      return undefined;
    },

    guess(pieces) {
      if (pieces.every(isOrderWord)) return { tickers: [], is_name: false };
      const typed = pieces.map(({ text }) => text).join(' ');
      const key = spaced(typed);
      for (const index of [whole, ...partial]) {
        const tickers = index.get(key) ?? index.get(key.replace(/s$/, ''));
        if (tickers) return { tickers: tickers.slice(0, CANDIDATES_MAX), is_name: true };
      }
      const ticker = TickerSchema.safeParse(typed.replace(/^\$/, ''));
      if (!ticker.success) return { tickers: [], is_name: false };
      const exact = universe.get(ticker.data);
      if (exact) return { tickers: [exact.ticker], is_name: true };
      const near =
        key.length >= 4
          ? universe.search(typed, CANDIDATES_MAX)
          : universe.nearest(ticker.data, CANDIDATES_MAX);
      return { tickers: near.map((instrument) => instrument.ticker), is_name: false };
    },

    foremost(by) {
      const [first] = [...portfolio.positions].sort((a, b) => MEASURES[by](b) - MEASURES[by](a));
      return first?.ticker;
    },
  };
}

/** A name begins and ends with a word, or with a number, as in "3M" and "S&P 500". */
const isNameEdge = ({ kind, word, digits }: Piece): boolean =>
  kind === 'number' ? digits !== '' : kind === 'word' && compact(word) !== '';

const isInName = (piece: Piece): boolean => isNameEdge(piece) || /^[&/_]$/.test(piece.text);

/** Returns true for a word about orders, which is no instrument unless it is typed as a ticker. */
export const isOrderWord = ({ word, capitals, cashtag }: Piece): boolean =>
  ORDER_WORDS.has(word) && !capitals && !cashtag;
