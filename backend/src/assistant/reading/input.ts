import { type Ticker, TickerSchema } from '@finally/contract';
import Fraction from 'fraction.js';
import { encoded } from './language/grammar.ts';
import type { Names } from './language/names.ts';
import { asTyped, type Piece } from './language/pieces.ts';
import type { Tagging } from './language/tagging.ts';
import type { Tree } from './language/tree.ts';
import type { Unsure } from './scope.ts';

export interface Input {
  readonly text: string;
  readonly numbers: readonly Fraction[];
  readonly names: readonly Ticker[];
  readonly unsure: readonly (() => Unsure)[];
  readonly typedBetween: (tree: Tree) => string;
  /** Returns the index of the piece at a position of the text. */
  readonly pieceAt: (offset: number) => number;
}

/** The input of the grammar, and the values of the placeholders in it. */
export function inputOf(tagging: Tagging, pieces: readonly Piece[], known: Names): Input {
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

export function plainMark(piece: Piece, numbers: Fraction[]): string {
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
      // "twenty-five" is parsed as two words.
      return /^[a-z0-9-]+$/.test(piece.word) ? encoded(piece.word.replaceAll('-', ' ')) : UNREAD;
    case 'other':
      return UNREAD;
  }
}

const MARKS: Readonly<Record<string, string>> = { '&': 'and_', '@': 'at_' };
/** No rule of the grammar accepts this token. */
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
