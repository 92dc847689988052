import type { Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Obstacle } from '../../reading/command.ts';
import type { Names } from '../../reading/language/names.ts';
import { type Piece, piecesOf, textOf } from '../../reading/language/pieces.ts';
import { isAmount, readMessage } from '../../reading/reader.ts';
import type { Doubt } from './intent.ts';
import { wordsOf } from './mentions.ts';
import { completedBy } from './missing-ticker.ts';

const YES = /^(?:yes|yeah|yep|yup|correct|right|exactly|i do|that one|thats it|thats right)$/;

type Open = Extract<
  Obstacle | Doubt,
  {
    kind:
      | 'how_many'
      | 'which'
      | 'part_of_which'
      | 'no_referent'
      | 'which_ticker'
      | 'limit_or_stop'
      | 'thousands'
      | 'price_or_quantity';
  }
>;

const OPEN: ReadonlySet<string> = new Set<Open['kind']>([
  'how_many',
  'which',
  'part_of_which',
  'no_referent',
  'which_ticker',
  'limit_or_stop',
  'thousands',
  'price_or_quantity',
]);

/** Returns true for a question that a short answer completes. */
export const isOpen = (obstacle: Obstacle | Doubt): obstacle is Open => OPEN.has(obstacle.kind);

/** Returns the earlier message completed by this answer. */
export function answered(
  open: Open,
  said: readonly Piece[],
  text: string,
  names: Names,
): string | undefined {
  if (open.kind === 'which') {
    const chosen = chosenFrom(open.candidates, said, names);
    if (chosen) return replaceOnce(text, open.typed, chosen);
    // A bare yes to several options does not choose one.
    return YES.test(wordsOf(said)) ? text : undefined;
  }
  if (open.kind === 'limit_or_stop') {
    const words = wordsOf(said);
    if (LIMIT.test(words)) return open.limit;
    return STOP.test(words) ? (open.stop ?? undefined) : undefined;
  }
  if (open.kind === 'price_or_quantity') return pricedOrCounted(text, said);
  if (open.kind === 'thousands') {
    if (/^(?:in )?shares?$/.test(wordsOf(said))) return open.shares;
    return /^(?:in )?dollars?$/.test(wordsOf(said)) ? open.dollars : undefined;
  }
  if (open.kind === 'no_referent' || open.kind === 'which_ticker') {
    // Only a name answers it: what is held may have changed since it was asked.
    const ticker = namedBy(said, names);
    if (!ticker) return undefined;
    return open.kind === 'no_referent' && open.typed !== ''
      ? replaceOnce(text, open.typed, ticker)
      : completedBy(text, ticker, names);
  }
  if (open.kind === 'part_of_which' && YES.test(wordsOf(said))) return text;
  const amount = open.kind === 'part_of_which' ? partIn(said, open.part) : amountIn(said);
  if (amount === undefined) return undefined;
  const item = `${amount} of ${open.ticker}`;
  const filled = [`${amount} ${open.ticker}`, item, `buy ${item}`]
    .map((each) => replaceOnce(text, open.typed, each))
    .filter((full) => full !== undefined);
  const reads = (full: string): string => readMessage(full, names).kind;
  return (
    filled.find((full) => reads(full) === 'commands') ??
    filled.find((full) => reads(full) === 'obstacles')
  );
}

const PRICE = /^(?:(?:a|the|its) )?(?:price|limit|stop|dollars?)$/;
const COUNT = /^(?:(?:a|the|its) )?(?:shares?|quantity|size|number of shares)$/;

/** Returns "change my KO order to 22" as a change of its price or of its number of shares. */
function pricedOrCounted(text: string, said: readonly Piece[]): string | undefined {
  const [, before, number] = /^(.* to )(\d[\d.,]*)\W*$/i.exec(text) ?? [];
  if (before === undefined) return undefined;
  const words = wordsOf(said.filter(({ word }) => word !== 'to'));
  if (PRICE.test(words) || words === `$ ${number}`) return `${before}$${number}`;
  return COUNT.test(words) || words === `${number} shares`
    ? `${before}${number} shares`
    : undefined;
}

const LIMIT = /^(?:a |the )?limit(?: order)?(?: one)?$/;
/** "stop" alone halts the assistant. */
const STOP = /^(?:a |the )?stop order$|^(?:a |the )stop$/;
const OF_CASH = /^(?:of )?(?:the |my )?(?:cash|money)$|^(?:the )?(?:first|former)(?: one)?$/;
const OF_A_SHARE = /^(?:of )?(?:a |one |the )?shares?$|^(?:the )?(?:second|latter)(?: one)?$/;
const IS_NUMBER = /^\d+$|^(?:one|two)$/;

/**
 * Returns the amount if the answer says what the fraction is of, or is another amount. A number
 * alone may count shares or choose a reading, so it is neither.
 */
function partIn(said: readonly Piece[], part: Fraction): string | undefined {
  const words = wordsOf(said);
  if (OF_CASH.test(words)) return `${part.toFraction()} of my cash`;
  if (OF_A_SHARE.test(words)) return `${part.toFraction()} of a share`;
  return IS_NUMBER.test(words) ? undefined : amountIn(said);
}

/**
 * Replaces a part of a message. If the message was typed with characters that the pieces spell
 * differently, such as `½`, the part is replaced in the text of the pieces.
 */
function replaceOnce(text: string, typed: string, by: string): string | undefined {
  if (typed === '') return undefined;
  const whole = text.includes(typed) ? text : textOf(piecesOf(text));
  return whole.includes(typed) ? whole.replace(typed, () => by) : undefined;
}

/**
 * Returns the amount if the answer is nothing but an amount: "2", "$500", "half", "all of it",
 * "just 3 shares".
 */
function amountIn(said: readonly Piece[]): string | undefined {
  const start = said.findIndex(({ word }) => !/^(just|only|exactly|ok|yes)$/.test(word));
  const end = said.findLastIndex(({ word }) => !/^(of|it|them)$/.test(word));
  const amount = start < 0 ? [] : said.slice(start, end + 1);
  return isAmount(amount) ? amount.map(({ text }) => text).join(' ') : undefined;
}

const ORDINALS: readonly RegExp[] = [
  /^(?:the )?(?:first|1st|1|one|former|no 1|number (?:1|one))(?: one)?$/,
  /^(?:the )?(?:second|2nd|2|two|number (?:2|two))(?: one)?$/,
  /^(?:the )?(?:third|3rd|3|three|number (?:3|three))(?: one)?$/,
  /^(?:the )?(?:fourth|4th|4|four|number (?:4|four))(?: one)?$/,
];

const nameStart = (said: readonly Piece[]): number =>
  said.findIndex(
    ({ word }) => !/^(yes|yeah|no|i|meant|mean|the|my|its|it|is|of|course|sorry|oh)$/.test(word),
  );

/** Returns the ticker if the answer is nothing but its name. */
function namedBy(said: readonly Piece[], names: Names): Ticker | undefined {
  const start = nameStart(said);
  const name = start < 0 ? undefined : names.at(said, start);
  return name?.end === said.length ? name.ticker : undefined;
}

function chosenFrom(
  choices: readonly Ticker[],
  said: readonly Piece[],
  names: Names,
): Ticker | undefined {
  const words = wordsOf(said);
  if (choices.length === 1 && YES.test(words)) return choices[0];
  if (/^(?:the )?(?:last|latter)(?: one)?$/.test(words)) return choices.at(-1);
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(words));
  if (ordinal >= 0) return choices[ordinal];
  const named = namedBy(said, names);
  if (named) return named;
  const start = nameStart(said);
  const guessed = start < 0 ? [] : names.guess(said.slice(start)).tickers;
  const [only, ...others] = guessed.filter((ticker) => choices.includes(ticker));
  return others.length === 0 ? only : undefined;
}
