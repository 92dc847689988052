import type { ChatAction, ChatMessage, Ticker } from '@finally/contract';
import { inEnglish } from '../../languages/in-english.ts';
import type { Language } from '../../languages/language.ts';
import { exchangesOf } from '../../prompt/conversation.ts';
import { createNames, type Names } from '../../reading/language/names.ts';
import { type Piece, piecesOf } from '../../reading/language/pieces.ts';
import { readFollowUp, readMessage } from '../../reading/reader.ts';
import type { AssistantContext } from '../model.ts';
import { type Deed, tickersOfDeed } from './following/deed.ts';
import { deedAfter } from './following/deed-after.ts';
import type { Intent, Question } from './intent.ts';
import { mentioned, wordsOf } from './mentions.ts';
import { answered, isOpen } from './open-questions.ts';
import { chosenAfter, type Known } from './orders/order-choice.ts';
import { listedIn, orderSpokenOf, type SpokenOf, withSpokenOrders } from './orders/spoken-order.ts';
import { understand } from './understanding.ts';
import { unread } from './unread.ts';
import { NO } from './words.ts';

/** A person's message, interpreted with the messages before it. */
export interface Heard {
  /** The message in English, completed with the words it refers to or omits. */
  readonly text: string;
  readonly language: Language;
  /** Says in a language that is not read that it is not; null otherwise. */
  readonly not_read: string | null;
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
  /** The actions of the answer, as they stand now. */
  readonly actions: readonly ChatAction[];
}

/** Number of earlier messages that are considered. */
const REMEMBERED = 4;
/** A longer message cannot be completed by a short answer, and re-reading it would take time. */
const REMEMBERED_PIECES_MAX = 40;
/** How long an open question stays valid. */
const MEMORY_MS = 30 * 60_000;

/**
 * Interprets a message using the few messages before it. Reads only the person's own messages, so
 * that no answer or headline can complete an order; of the answers it reads only which open orders the
 * last one listed, and by their receipts what they did. Pure.
 * @param history oldest first, without the message
 */
function hear(message: string, history: readonly ChatMessage[], context: AssistantContext): Heard {
  const known = { names: createNames(context), open_orders: context.open_orders };
  let heard: Heard | undefined;
  let listed: SpokenOf['listed'] = [];
  let deed: Deed | undefined;
  for (const { text, answer, actions } of remembered(history, context.portfolio.as_of)) {
    const is_short = piecesOf(text).length <= REMEMBERED_PIECES_MAX;
    const shows = listedIn(answer, context.open_orders);
    heard = is_short ? nextSaid(text, heard, { ...known, listed, shows, deed }) : undefined;
    listed = shows;
    deed = deedAfter(deed, actions, heard?.intents);
  }
  return nextSaid(message, heard, { ...known, listed, shows: [], deed });
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
    const { message, actions } = answer;
    const said = { text: question.message, answer: message, actions };
    if (texts.unshift(said) === REMEMBERED) break;
  }
  return texts;
}

/** What a message is interpreted with: the list shown before it, and the one that its answer shows. */
interface Surroundings extends Known, Pick<SpokenOf, 'listed'> {
  readonly shows: SpokenOf['listed'];
  /** What was done before; undefined if nothing was. */
  readonly deed: Deed | undefined;
}

/** Interprets a message in any language: in English, or as one that cannot be read. */
function nextSaid(message: string, before: Heard | undefined, around: Surroundings): Heard {
  const said = inEnglish(message, before?.language ?? 'en', around.names);
  const same = { text: message, spoken_of: before?.spoken_of ?? [], order_id: null };
  switch (said.kind) {
    case 'text':
      return { ...next(said.text, before, around), language: said.language, not_read: null };
    case 'unread':
      return {
        ...same,
        intents: unread(said.doubt, message),
        language: said.language,
        not_read: null,
      };
    case 'other_language':
      return { ...same, intents: NOT_READ, language: 'en', not_read: said.sentence };
  }
}

const NOT_READ: readonly Intent[] = [
  { kind: 'question', question: { kind: 'topic', topic: 'language' } },
];

type HeardInEnglish = Omit<Heard, 'language' | 'not_read'>;

function next(text: string, before: Heard | undefined, around: Surroundings): HeardInEnglish {
  const { names, open_orders, listed, shows, deed } = around;
  const spoken_of = before?.spoken_of ?? [];
  const spoken = { order_id: before?.order_id ?? null, listed };
  const continued =
    before &&
    (chosenAfter(text, before.intents, { names, open_orders }) ??
      continuation(text, before, names));
  const full = typeof continued === 'string' ? continued : aboutOrder(text, before, names);
  const read =
    continued && typeof continued !== 'string'
      ? continued
      : (followUpTo(full, deed, names, spoken_of) ?? understand(full, names, spoken_of));
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

/** Reads a message about what was done before; undefined if it is complete by itself. */
function followUpTo(
  text: string,
  deed: Deed | undefined,
  names: Names,
  spoken_of: readonly Ticker[],
): readonly Intent[] | undefined {
  const follow_up = readFollowUp(text, names);
  if (!follow_up) return undefined;
  if (follow_up.kind === 'portion' && follow_up.sells) {
    // "sell half of that" is of the position that is talked of, unless that was just traded.
    const isTraded = deed && tickersOfDeed(deed).some((ticker) => spoken_of.includes(ticker));
    return isTraded ? [{ kind: 'follow_up', follow_up, deed }] : undefined;
  }
  if (readMessage(text, names, spoken_of).kind === 'commands') return undefined;
  return [{ kind: 'follow_up', follow_up, deed }];
}

function traded(intent: Intent): readonly Ticker[] {
  if (intent.kind === 'follow_up') {
    const { follow_up, deed } = intent;
    const named = follow_up.kind === 'again' ? follow_up.tickers : [];
    return named.length > 0 || !deed ? named : tickersOfDeed(deed);
  }
  return intent.kind === 'commands'
    ? intent.commands.flatMap((command) =>
        command.kind === 'trade' || command.kind === 'order' ? [command.ticker] : [],
      )
    : [];
}

const FOLLOW_UP =
  /^(?:and|what about|how about|and what about|(?:and )?(?:the )?same (?:for|with)|and for|or)$/;

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
