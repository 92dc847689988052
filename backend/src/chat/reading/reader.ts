import { type Ticker, TickerSchema } from '@finally/contract';
import Fraction from 'fraction.js';
import { NotAnAmount } from './amounts.ts';
import type { Command, Obstacle } from './command.ts';
import { encoded, GRAMMAR_WORDS, MESSAGE_GRAMMAR } from './grammar.ts';
import { type Entry, interpret, isObstacle, Meaningless, type Unsure } from './interpret.ts';
import type { Names } from './names.ts';
import { asTyped, type Piece, piecesOf } from './pieces.ts';
import { type Tree, treeOf } from './tree.ts';

/** What a message, or a part of it, comes to. */
export type Reading =
  /** Every piece of it is part of the commands. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  /** Commands of which something is missing or not certain. */
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] }
  /** No commands, as far as the grammar goes. */
  | { readonly kind: 'unread' };

/** Longer messages are no orders; reading them would only take time. */
const PIECES_MAX = 160;
/** How many ways there may be to tell names from other words. */
const TAGGINGS_MAX = 16;
/** The longest name that is not known. */
const UNSURE_PIECES_MAX = 3;

/** What one piece or several go into the grammar as. */
type Tag =
  | { readonly kind: 'plain' }
  | { readonly kind: 'name'; readonly ticker: Ticker; readonly end: number }
  | { readonly kind: 'unsure'; readonly end: number };

/**
 * Reads a message as orders and changes of the watchlist. It comes to commands
 * only if the grammar takes every piece of it, and in one way: two ways to tell
 * names from words that lead to different commands are no reading at all.
 *
 * @param spoken_of what the conversation was about before, for an "it" that
 * nothing in the message explains
 */
export function readMessage(
  message: string,
  names: Names,
  spoken_of: readonly Ticker[] = [],
): Reading {
  return readPieces(piecesOf(message), names, spoken_of);
}

export function readPieces(
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[] = [],
): Reading {
  if (!isReadable(pieces)) return { kind: 'unread' };
  const options = optionsOf(pieces, names);
  const certain = oneReading(taggingsOf(options), pieces, names, spoken_of);
  if (certain.kind !== 'unread') return certain;
  // With one word or a few taken for a name that is not known, it may be an order after all.
  for (const tagging of unsureTaggings(options, pieces)) {
    const reading = oneReading([tagging], pieces, names, spoken_of);
    if (reading.kind !== 'unread') return reading;
  }
  return { kind: 'unread' };
}

/** Whether a message is short enough to be an order. */
export const isReadable = ({ length }: readonly Piece[]): boolean =>
  length > 0 && length <= PIECES_MAX;

function optionsOf(pieces: readonly Piece[], names: Names): readonly (readonly Tag[])[] {
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

type Tagging = readonly (readonly [index: number, tag: Tag])[];

/** Every way to tell names from other words; none if there are too many. */
function taggingsOf(options: readonly (readonly Tag[])[]): readonly Tagging[] {
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

/** The first tagging, with a run of words that are neither names nor in the grammar as a name. */
function* unsureTaggings(
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
  // Unknown words in several places are no one name.
  if (first && end - start <= UNSURE_PIECES_MAX && end - start === unknown.length) {
    yield [
      ...tagging.filter(([index]) => index < start),
      [start, { kind: 'unsure', end }],
      ...tagging.filter(([index]) => index >= end),
    ];
  }
  // "buy 5 on": a word of the grammar may be a name if no other is.
  if (first || tagging.some(([, { kind }]) => kind === 'name')) return;
  for (const [at, [index, tag]] of tagging.entries()) {
    if (tag.kind !== 'plain' || !isWord(pieces[index]) || index === 0) continue;
    yield tagging.with(at, [index, { kind: 'unsure', end: index + 1 }]);
  }
}

/** Whether any rule of the grammar can take a piece: with one that none takes, no message is read. */
const isInGrammar = (piece: Piece | undefined): boolean =>
  piece?.kind === 'word'
    ? piece.word.split('-').every((word) => GRAMMAR_WORDS.has(word))
    : piece?.kind !== 'other';

const isWord = (piece: Piece | undefined): boolean => piece?.kind === 'word';

/** The one thing that all taggings that fit the grammar come to. */
function oneReading(
  taggings: readonly Tagging[],
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[],
): Reading {
  const readings = new Map<string, Reading>();
  for (const tagging of taggings) {
    const reading = readTagging(tagging, pieces, names, spoken_of);
    if (reading.kind !== 'unread') readings.set(keyOf(reading), reading);
  }
  const [reading] = readings.values();
  return reading !== undefined && readings.size === 1 ? reading : { kind: 'unread' };
}

/** The same for readings that come to the same. */
const keyOf = (reading: Reading): string =>
  JSON.stringify(reading, (_, value) => (typeof value === 'bigint' ? String(value) : value));

function readTagging(
  tagging: Tagging,
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[],
): Reading {
  if (tagging.some(([index, tag]) => tag.kind === 'plain' && !isInGrammar(pieces[index]))) {
    return { kind: 'unread' };
  }
  const input = inputOf(tagging, pieces, names);
  const match = MESSAGE_GRAMMAR.match(input.text, 'Message');
  if (match.failed()) return { kind: 'unread' };
  try {
    const entries = interpret(treeOf(match), {
      ...input,
      spoken_of,
      foremost: names.foremost,
      typed: (tree) => input.typedBetween(tree),
    });
    return toReading(entries);
  } catch (error) {
    if (error instanceof NotAnAmount) {
      const obstacle: Obstacle = { kind: 'no_amount', typed: asTyped(pieces) };
      return { kind: 'obstacles', obstacles: [obstacle] };
    }
    if (error instanceof Meaningless) return { kind: 'unread' };
    throw error;
  }
}

function toReading(entries: readonly Entry[]): Reading {
  const obstacles = entries.filter(isObstacle);
  if (obstacles.length > 0) return { kind: 'obstacles', obstacles };
  const commands = entries.filter((entry): entry is Command => !isObstacle(entry));
  return commands.length > 0 ? { kind: 'commands', commands } : { kind: 'unread' };
}

interface Input {
  readonly text: string;
  readonly numbers: readonly Fraction[];
  readonly names: readonly Ticker[];
  readonly unsure: readonly (() => Unsure)[];
  readonly typedBetween: (tree: Tree) => string;
  /** The index of the piece that stands at a position of the text. */
  readonly pieceAt: (offset: number) => number;
}

/** The input of the grammar, and what the marks in it stand for. */
function inputOf(tagging: Tagging, pieces: readonly Piece[], known: Names): Input {
  const numbers: Fraction[] = [];
  const names: Ticker[] = [];
  const unsure: (() => Unsure)[] = [];
  const marks: string[] = [];
  const starts: { readonly offset: number; readonly from: number; readonly to: number }[] = [];
  let offset = 0;
  for (const [index, tag] of tagging) {
    const to = tag.kind === 'plain' ? index + 1 : tag.end;
    const taken = pieces.slice(index, to);
    let mark: string;
    if (tag.kind === 'name') mark = `@${names.push(tag.ticker) - 1}_`;
    else if (tag.kind === 'unsure') mark = `?${unsure.push(() => toUnsure(taken, known)) - 1}_`;
    else mark = plainMark(taken[0] as Piece, numbers);
    marks.push(mark);
    starts.push({ offset, from: index, to });
    offset += mark.length + 1;
  }
  return {
    text: marks.join(' '),
    numbers,
    names,
    unsure,
    typedBetween: ({ start, end }) => {
      const taken = starts.filter((each) => each.offset >= start && each.offset < end);
      return asTyped(pieces.slice(taken[0]?.from ?? 0, taken.at(-1)?.to ?? 0));
    },
    pieceAt: (at) => starts.findLast((each) => each.offset <= at)?.from ?? pieces.length,
  };
}

function plainMark(piece: Piece, numbers: Fraction[]): string {
  switch (piece.kind) {
    case 'number':
      return `#${numbers.push(new Fraction(piece.digits)) - 1}_`;
    case 'comma_number':
      return `#c${numbers.push(new Fraction(piece.digits)) - 1}_`;
    case 'stop':
      return '._';
    case 'ask':
      return '!_';
    case 'friendly':
      return '~_';
    case 'mark':
      return MARKS[piece.text] ?? `${piece.text}_`;
    case 'word':
      // "twenty-five" is read as two words.
      return /^[a-z0-9-]+$/.test(piece.word) ? encoded(piece.word.replaceAll('-', ' ')) : UNREAD;
    case 'other':
      return UNREAD;
  }
}

const MARKS: Readonly<Record<string, string>> = { '&': 'and_', '@': 'at_' };
/** Nothing in the grammar takes it. */
const UNREAD = '^_';

function toUnsure(pieces: readonly Piece[], names: Names): Unsure {
  const typed = asTyped(pieces);
  const ticker = TickerSchema.safeParse(typed);
  const is_ticker = pieces.length === 1 && pieces[0]?.capitals && ticker.success;
  const { tickers: candidates, is_name } = names.guess(pieces);
  return {
    typed,
    candidates,
    is_name,
    ticker: is_ticker ? ticker.data : undefined,
  };
}

/** The piece at which the reading of a message stopped: the first that fits nothing before it. */
export function stuckAt(pieces: readonly Piece[], names: Names): number {
  if (!isReadable(pieces)) return 0;
  const stuck = taggingsOf(optionsOf(pieces, names)).map((tagging) => {
    const input = inputOf(tagging, pieces, names);
    const match = MESSAGE_GRAMMAR.match(input.text, 'Message');
    return match.failed() ? input.pieceAt(match.getRightmostFailurePosition()) : pieces.length;
  });
  return Math.max(0, ...stuck);
}

/** Whether pieces are an amount and nothing else: `2`, `$500`, `half`, `all`. */
export function isAmount(pieces: readonly Piece[]): boolean {
  const numbers: Fraction[] = [];
  const text = pieces.map((piece) => plainMark(piece, numbers)).join(' ');
  return text !== '' && MESSAGE_GRAMMAR.match(text, 'Amount').succeeded();
}

/** What a message may be apart from orders. */
export type Form = 'Halt' | 'ReadOnly' | 'Loosen' | 'GoAhead' | 'Open';

/** Whether a message is, from its first piece to its last, of a form of the grammar. */
export function readsAs(message: string, form: Form): boolean {
  const pieces = piecesOf(message);
  if (!isReadable(pieces)) return false;
  const numbers: Fraction[] = [];
  const text = pieces.map((piece) => plainMark(piece, numbers)).join(' ');
  return MESSAGE_GRAMMAR.match(text, form).succeeded();
}
