import type { ChatMessage, Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';
import { exchangesOf } from '../../prompt/conversation.ts';
import type { Obstacle } from '../../reading/command.ts';
import { createNames, type Names } from '../../reading/language/names.ts';
import { type Piece, piecesOf, textOf } from '../../reading/language/pieces.ts';
import { isAmount, readMessage } from '../../reading/reader.ts';
import type { AssistantContext } from '../model.ts';
import type { Doubt, Intent, Question } from './intent.ts';
import { mentioned, wordsOf } from './mentions.ts';
import { completedBy } from './missing-ticker.ts';
import { chosenAfter, type Known } from './order-choice.ts';
import { listedIn, orderSpokenOf, type SpokenOf, withSpokenOrders } from './spoken-order.ts';
import { understand } from './understanding.ts';
import { NO } from './words.ts';

/** A person's message, interpreted with the messages before it. */
export interface Heard {
  /** The message, completed with the words it refers to or omits. */
  readonly text: string;
  readonly intents: readonly Intent[];
  /** The instruments that the conversation is about now. */
  readonly spoken_of: readonly Ticker[];
  /** The open order that the conversation is about now; null if there is none. */
  readonly order_id: string | null;
}

/** An earlier message, and the answer to it. */
interface Remembered {
  readonly text: string;
  readonly answer: string;
}

/** Number of earlier messages that are considered. */
const REMEMBERED = 4;
/** A longer message cannot be completed by a short answer, and re-reading it would take time. */
const REMEMBERED_PIECES_MAX = 40;
/** How long an open question stays valid. */
const MEMORY_MS = 30 * 60_000;

/**
 * Interprets a message using the few messages before it. Reads only the person's own messages, so
 * that no answer, headline or receipt can complete an order; of the answers it reads only which open
 * orders the last one listed. Pure.
 * @param history oldest first, without the message
 */
function hear(message: string, history: readonly ChatMessage[], context: AssistantContext): Heard {
  const known = { names: createNames(context), open_orders: context.open_orders };
  let heard: Heard | undefined;
  let listed: SpokenOf['listed'] = [];
  for (const { text, answer } of remembered(history, context.portfolio.as_of)) {
    const is_short = piecesOf(text).length <= REMEMBERED_PIECES_MAX;
    const shows = listedIn(answer, context.open_orders);
    heard = is_short ? next(text, heard, { ...known, listed, shows }) : undefined;
    listed = shows;
  }
  return next(message, heard, { ...known, listed, shows: [] });
}

/** The last interpretation per context. */
const heardIn = new WeakMap<
  AssistantContext,
  { readonly message: string; readonly past: string; readonly heard: Heard }
>();

/**
 * Like `hear`, but computed once per context, so that the answer and the mandate come from the same
 * interpretation.
 */
export function hearOnce(
  message: string,
  history: readonly ChatMessage[],
  context: AssistantContext,
): Heard {
  const past = JSON.stringify(remembered(history, context.portfolio.as_of));
  const known = heardIn.get(context);
  if (known?.message === message && known.past === past) return known.heard;
  const heard = hear(message, history, context);
  heardIn.set(context, { message, past, heard });
  return heard;
}

function remembered(history: readonly ChatMessage[], now: string): Remembered[] {
  const texts: Remembered[] = [];
  for (const { question, answer } of exchangesOf(history).toReversed()) {
    const age_ms = Date.parse(now) - Date.parse(answer.created_at);
    if (age_ms > MEMORY_MS) break;
    const said = { text: question.message, answer: answer.message };
    if (texts.unshift(said) === REMEMBERED) break;
  }
  return texts;
}

/** What a message is interpreted with: the list shown before it, and the one that its answer shows. */
interface Surroundings extends Known, Pick<SpokenOf, 'listed'> {
  readonly shows: SpokenOf['listed'];
}

function next(text: string, before: Heard | undefined, around: Surroundings): Heard {
  const { names, open_orders, listed, shows } = around;
  const spoken_of = before?.spoken_of ?? [];
  const spoken = { order_id: before?.order_id ?? null, listed };
  const continued =
    before &&
    (chosenAfter(text, before.intents, { names, open_orders }) ??
      continuation(text, before, names));
  const full = typeof continued === 'string' ? continued : aboutOrder(text, before, names);
  const read =
    continued && typeof continued !== 'string' ? continued : understand(full, names, spoken_of);
  const intents = withSpokenOrders(read, spoken);
  const about = [...new Set([...mentioned(piecesOf(full), names), ...intents.flatMap(traded)])];
  // A question about something else ends the reference to earlier instruments.
  const moves_on = intents.every(
    (intent) => intent.kind === 'question' && intent.question.kind === 'topic',
  );
  return {
    text: full,
    intents,
    spoken_of: about.length > 0 || moves_on ? about : spoken_of,
    order_id: orderSpokenOf(intents, spoken.order_id, { open_orders, listed: shows }),
  };
}

/**
 * Returns a message in which "it" stands for the order that the message before was about: after "buy 1
 * KO at 20", "move it to 19" changes that order, and "halve it" sells no shares.
 */
function aboutOrder(text: string, before: Heard | undefined, names: Names): string {
  const [intent, ...others] = before?.intents ?? [];
  const [command, ...more] = intent?.kind === 'commands' ? intent.commands : [];
  const isOrder =
    command?.kind === 'order' ||
    command?.kind === 'change_order' ||
    before?.order_id != null ||
    (intent?.kind === 'question' && intent.question.kind === 'open_orders');
  if (!isOrder || others.length > 0 || more.length > 0) return text;
  const full = text.replace(/\b(?:it|that one|this one)\b/i, 'that order');
  const reading = full === text ? undefined : readMessage(full, names);
  const commands = reading?.kind === 'commands' ? reading.commands : [];
  const isChange =
    reading?.kind === 'obstacles' ||
    commands.some(({ kind }) => kind === 'change_order' || kind === 'cancel_orders');
  return isChange ? full : text;
}

const traded = (intent: Intent): readonly Ticker[] =>
  intent.kind === 'commands'
    ? intent.commands.flatMap((command) =>
        command.kind === 'trade' || command.kind === 'order' ? [command.ticker] : [],
      )
    : [];

const YES = /^(?:yes|yeah|yep|yup|correct|right|exactly|i do|that one|thats it|thats right)$/;
const FOLLOW_UP = /^(?:and|what about|how about|and what about|same for|and for|or)$/;

/** Returns the message combined with the one before it; undefined if it is complete by itself. */
function continuation(
  text: string,
  before: Heard,
  names: Names,
): string | readonly Intent[] | undefined {
  const pieces = piecesOf(text);
  const said = pieces.filter(({ kind, word, text: typed }) => {
    const courtesy = /^(please|thanks|pls)$/.test(word) || typed === ',';
    return kind !== 'stop' && kind !== 'ask' && !courtesy;
  });
  // With a question mark the message is a new question, not an answer.
  if (pieces.some(({ kind }) => kind === 'ask')) return followUp(said, before, names);
  const pending = before.intents.flatMap((intent) =>
    intent.kind === 'obstacles' ? intent.obstacles : [],
  );
  const open = pending.find(isOpen);
  if (!open) return followUp(said, before, names);
  if (NO.test(wordsOf(said))) return [{ kind: 'obstacles', obstacles: [{ kind: 'taken_back' }] }];
  return answered(open, said, before.text, names);
}

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

const isOpen = (obstacle: Obstacle | Doubt): obstacle is Open => OPEN.has(obstacle.kind);

/** Returns the earlier message completed by this answer. */
function answered(
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

/** "and MSFT?" after a question about another instrument. */
function followUp(
  said: readonly Piece[],
  { intents: [intent] }: Heard,
  names: Names,
): readonly Intent[] | undefined {
  const at = said.findIndex((_, index) => names.at(said, index)?.end === said.length);
  const name = at > 0 ? names.at(said, at) : undefined;
  if (!name || !FOLLOW_UP.test(wordsOf(said.slice(0, at)))) return undefined;
  if (intent?.kind !== 'question' || !('ticker' in intent.question)) return undefined;
  return [{ kind: 'question', question: { ...intent.question, ticker: name.ticker } as Question }];
}
