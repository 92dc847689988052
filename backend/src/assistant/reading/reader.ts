import type { Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Command, Obstacle } from './command.ts';
import type { FollowUp } from './following/follow-up.ts';
import { followUpOf } from './following/read-follow-up.ts';
import { inputOf, plainMark } from './input.ts';
import { interpret, isObstacle } from './interpret.ts';
import { NotAnAmount } from './language/amounts.ts';
import { FOLLOW_MARKS } from './language/follow-words.ts';
import { messageGrammar } from './language/grammar.ts';
import type { Names } from './language/names.ts';
import { parseFollowing, parseOrder, START_RULES } from './language/parsing.ts';
import { asTyped, type Piece, piecesOf } from './language/pieces.ts';
import {
  isInGrammar,
  optionsOf,
  type Tagging,
  taggingsOf,
  unsureTaggings,
} from './language/tagging.ts';
import { type Entry, Meaningless } from './scope.ts';

/** The result of parsing a message or a part of it. */
export type Reading =
  /** Every piece is part of a command. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  /** Commands with a missing or uncertain part. */
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] }
  /** Not a command according to the grammar. */
  | { readonly kind: 'unread' };

/** Longer messages are not parsed as orders, to save time. */
const PIECES_MAX = 80;
/**
 * Parses a message as orders and watchlist changes. Returns commands only if the grammar matches
 * the whole message unambiguously: if two ways to distinguish names from words lead to different
 * commands, the message is not understood.
 *
 * @param spoken_of the earlier subject, for an "it" that the message does not explain
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
  // If one or a few words are taken as an unknown name, the message may still be an order.
  for (const tagging of unsureTaggings(options, pieces)) {
    const reading = oneReading([tagging], pieces, names, spoken_of);
    // An order for an unknown instrument leads to a question; only a watchlist change may use a
    // ticker as typed.
    const trades =
      reading.kind === 'commands' && reading.commands.some(({ kind }) => kind !== 'watchlist');
    if (reading.kind !== 'unread' && !trades) return reading;
  }
  return { kind: 'unread' };
}

/** Returns true if a message is short enough to be an order. */
export const isReadable = ({ length }: readonly Piece[]): boolean =>
  length > 0 && length <= PIECES_MAX;

/** Returns the reading that all matching taggings agree on. */
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

/** Returns equal keys for equal readings. */
export const keyOf = (reading: Reading | FollowUp): string =>
  JSON.stringify(reading, (_, value) => (typeof value === 'bigint' ? String(value) : value));

/** Returns true if a tagging contains a piece that no rule of the grammar can match. */
const isBeyondGrammar = (tagging: Tagging, pieces: readonly Piece[]): boolean =>
  tagging.some(([index, tag]) => tag.kind === 'plain' && !isInGrammar(pieces[index]));

function readTagging(
  tagging: Tagging,
  pieces: readonly Piece[],
  names: Names,
  spoken_of: readonly Ticker[],
): Reading {
  if (isBeyondGrammar(tagging, pieces)) return { kind: 'unread' };
  const input = inputOf(tagging, pieces, names);
  const tree = parseOrder(input.text);
  if (tree === undefined) return { kind: 'unread' };
  try {
    const entries = interpret(tree, {
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

/**
 * Parses a message about what was done before: "undo that", "make it 5", "the same for MSFT". Returns
 * undefined unless the grammar matches the whole message, with every name certain, in one way.
 */
export function readFollowUp(message: string, names: Names): FollowUp | undefined {
  const pieces = piecesOf(message);
  const isMarked = pieces.some(({ word }) => FOLLOW_MARKS.has(word));
  if (!isMarked || !isReadable(pieces)) return undefined;
  const found = new Map<string, FollowUp>();
  for (const tagging of taggingsOf(optionsOf(pieces, names))) {
    const followUp = followUpIn(tagging, pieces, names);
    if (followUp) found.set(keyOf(followUp), followUp);
  }
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

function followUpIn(
  tagging: Tagging,
  pieces: readonly Piece[],
  names: Names,
): FollowUp | undefined {
  if (isBeyondGrammar(tagging, pieces)) return undefined;
  const input = inputOf(tagging, pieces, names);
  const tree = parseFollowing(input.text);
  if (tree === undefined) return undefined;
  try {
    return followUpOf(tree, {
      ...input,
      spoken_of: [],
      foremost: names.foremost,
      typed: (tree) => input.typedBetween(tree),
    });
  } catch (error) {
    if (error instanceof NotAnAmount || error instanceof Meaningless) return undefined;
    throw error;
  }
}

function toReading(entries: readonly Entry[]): Reading {
  const obstacles = entries.filter(isObstacle);
  if (obstacles.length > 0) return { kind: 'obstacles', obstacles };
  const commands = entries.filter((entry): entry is Command => !isObstacle(entry));
  return commands.length > 0 ? { kind: 'commands', commands } : { kind: 'unread' };
}

/** Returns the index of the piece at which parsing stopped. */
export function failurePosition(pieces: readonly Piece[], names: Names): number {
  if (!isReadable(pieces)) return 0;
  const stuck = taggingsOf(optionsOf(pieces, names)).map((tagging) => {
    const input = inputOf(tagging, pieces, names);
    const reached = START_RULES.map((rule) => {
      const match = messageGrammar().match(input.text, rule);
      return match.failed() ? input.pieceAt(match.getRightmostFailurePosition()) : pieces.length;
    });
    return Math.max(...reached);
  });
  return Math.max(0, ...stuck);
}

/** Returns true if the pieces are nothing but an amount: `2`, `$500`, `half`, `all`. */
export function isAmount(pieces: readonly Piece[]): boolean {
  const numbers: Fraction[] = [];
  const text = pieces.map((piece) => plainMark(piece, numbers)).join(' ');
  return text !== '' && messageGrammar().match(text, 'Amount').succeeded();
}

/** The forms of messages other than orders. */
export type Form = 'Halt' | 'ReadOnly' | 'Loosen' | 'GoAhead' | 'Open';

/** Returns true if the whole message matches a form of the grammar. */
export function matchesForm(message: string, form: Form): boolean {
  const pieces = piecesOf(message);
  if (!isReadable(pieces)) return false;
  const numbers: Fraction[] = [];
  const text = pieces.map((piece) => plainMark(piece, numbers)).join(' ');
  return messageGrammar().match(text, form).succeeded();
}
