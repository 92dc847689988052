import { type Position, type Ticker, TickerSchema } from '@finally/contract';
import type { Universe } from '../../market/index.ts';
import type { AssistantContext } from '../model.ts';
import type { Token } from './lexer.ts';
import { FILLERS, PLAIN_WORDS } from './words.ts';

/** What a word or several may stand for. */
export type Found =
  | { readonly kind: 'one'; readonly ticker: Ticker }
  | { readonly kind: 'several'; readonly tickers: readonly Ticker[] }
  | { readonly kind: 'none' };

/** The words by which this person can name an instrument. */
export interface Vocabulary {
  /** The ticker or name that the words spell exactly. */
  named(words: readonly string[]): Found;
  /** What a misspelt word may have been meant for. */
  misspelt(word: string): Found;
  holds(ticker: Ticker): boolean;
  /** Held or watched: likelier to be meant than others. */
  knows(ticker: Ticker): boolean;
  nearest(typed: string): readonly Ticker[];
  /** The position that stands first by `by`; undefined where nothing is held. */
  foremost(by: Superlative): Ticker | undefined;
}

/** By what a person points at one of the positions. */
export type Superlative = 'largest' | 'smallest' | 'best' | 'worst';

const MEASURES: Readonly<Record<Superlative, (position: Position) => number>> = {
  largest: ({ weight }) => weight,
  smallest: ({ weight }) => -weight,
  best: ({ unrealized_pnl_percent }) => unrealized_pnl_percent,
  worst: ({ unrealized_pnl_percent }) => -unrealized_pnl_percent,
};

const CANDIDATES_MAX = 4;
const SPAN_MAX = 5;

const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company companies ltd limited plc group holding holdings
   trust sa nv ag se class a b c`.split(/\s+/),
);

const compact = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** `The Walt Disney Company` as `Walt Disney`. */
function familiarWords(name: string): string[] {
  const words = name
    .replace(/^The /, '')
    .replaceAll(',', '')
    .split(/[\s/]+/);
  const saysLittle = (word = ''): boolean => {
    const key = compact(word);
    return key === '' || LEGAL_FORMS.has(key);
  };
  while (words.length > 1 && saysLittle(words.at(-1))) words.pop();
  return words;
}

type Index = Map<string, Ticker[]>;

const enter = (index: Index, key: string, ticker: Ticker): void => {
  const entered = index.get(key);
  if (!entered) index.set(key, [ticker]);
  else if (!entered.includes(ticker)) entered.push(ticker);
};

/** Names in three strengths: the whole name, its beginning, any long word of it. */
function indexNames(universe: Universe): readonly Index[] {
  const whole: Index = new Map();
  const beginning: Index = new Map();
  const inside: Index = new Map();
  for (const { ticker, name, other_names = [] } of universe.all()) {
    const words = familiarWords(name);
    for (const full of [name, words.join(' '), ...other_names]) enter(whole, compact(full), ticker);
    for (const length of [1, 2]) enter(beginning, compact(words.slice(0, length).join('')), ticker);
    for (const word of words.map(compact)) if (word.length >= 4) enter(inside, word, ticker);
  }
  return [whole, beginning, inside];
}

const indexes = new WeakMap<Universe, readonly Index[]>();

function indexesOf(universe: Universe): readonly Index[] {
  const known = indexes.get(universe) ?? indexNames(universe);
  indexes.set(universe, known);
  return known;
}

/** The vocabulary for a person who holds and watches what the context says. */
export function createVocabulary({
  universe,
  portfolio,
  watchlist,
}: Pick<AssistantContext, 'universe' | 'portfolio' | 'watchlist'>): Vocabulary {
  const held = new Set<string>(portfolio.positions.map(({ ticker }) => ticker));
  const known = new Set<string>([...held, ...watchlist.map(({ ticker }) => ticker)]);
  const names = indexesOf(universe);

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

  const byKey = (key: string): Found => {
    for (const index of names) {
      const tickers = index.get(key);
      if (tickers) return choose(tickers);
    }
    return { kind: 'none' };
  };

  return {
    named(words) {
      const ticker = TickerSchema.safeParse(words.join(''));
      if (
        words.length === 1 &&
        ticker.success &&
        (known.has(ticker.data) || universe.get(ticker.data))
      ) {
        return { kind: 'one', ticker: ticker.data };
      }
      const key = compact(words.join(''));
      if (key === '') return { kind: 'none' };
      const found = byKey(key);
      // `apple's` and `teslas` lost their apostrophe or never had one.
      return found.kind === 'none' && key.length > 3 && key.endsWith('s')
        ? byKey(key.slice(0, -1))
        : found;
    },

    misspelt(word) {
      if (word.length < 4) return { kind: 'none' };
      const alike = universe
        .search(word, CANDIDATES_MAX)
        .filter(({ ticker, name, other_names = [] }) =>
          [ticker, ...name.split(' '), ...other_names].some(
            (title) => title[0]?.toLowerCase() === word[0],
          ),
        )
        .map(({ ticker }) => ticker);
      const found = choose(alike);
      const certain = found.kind === 'one' && (known.has(found.ticker) || word.length >= 5);
      return found.kind === 'one' && !certain ? { kind: 'several', tickers: alike } : found;
    },

    holds: (ticker) => held.has(ticker),
    knows: (ticker) => known.has(ticker),

    foremost(by) {
      const [first] = [...portfolio.positions].sort((a, b) => MEASURES[by](b) - MEASURES[by](a));
      return first?.ticker;
    },

    nearest(typed) {
      const ticker = TickerSchema.safeParse(typed);
      const near = ticker.success
        ? universe.nearest(ticker.data, CANDIDATES_MAX)
        : universe.search(typed, CANDIDATES_MAX);
      return near.map(({ ticker: found }) => found);
    },
  };
}

/** An instrument named at `at`, as many words of it as fit, and where it ends. */
export function nameAt(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): { readonly found: Exclude<Found, { kind: 'none' }>; readonly end: number } | undefined {
  for (let end = Math.min(tokens.length, at + SPAN_MAX); end > at; end--) {
    const span = tokens.slice(at, end);
    if (span.some(({ kind, text }) => (kind === 'mark' && text !== '&') || kind === 'quoted'))
      continue;

    const last = span.at(-1);
    // "apple shares" is Apple, not something named "Apple shares".
    if (span.length > 1 && last && FILLERS.has(last.word)) continue;
    const found = vocabulary.named(span.map(({ word }) => word));
    if (found.kind !== 'none') return { found, end };
  }
  return undefined;
}

/** The instruments that a question mentions, in order, as far as that is certain. */
export function mentioned(tokens: readonly Token[], vocabulary: Vocabulary): Ticker[] {
  const tickers: Ticker[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = tokens[at]?.kind === 'word' ? nameAt(tokens, at, vocabulary) : undefined;
    if (!name) {
      at++;
      continue;
    }
    const [token] = tokens.slice(at, name.end);
    const { found, end } = name;
    if (token && found.kind === 'one' && isCertain(token, end - at, found.ticker, vocabulary)) {
      tickers.push(found.ticker);
    }
    at = name.end;
  }
  return [...new Set(tickers)];
}

/** Everyday words and single letters are seldom meant as names in a question. */
function isCertain(token: Token, words: number, ticker: Ticker, vocabulary: Vocabulary): boolean {
  if (words > 1) return true;
  if (token.word.length === 1) return token.capitals && vocabulary.knows(ticker);
  return token.capitals || !PLAIN_WORDS.has(token.word);
}
