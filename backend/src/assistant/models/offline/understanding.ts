import type { Ticker } from '@finally/contract';
import type { Command, Obstacle } from '../../reading/command.ts';
import type { Names } from '../../reading/language/names.ts';
import { asTyped, type Piece, piecesOf, textOf } from '../../reading/language/pieces.ts';
import {
  failurePosition,
  isReadable,
  matchesForm,
  type Reading,
  readPieces,
} from '../../reading/reader.ts';
import type { Doubt, Intent, Question, Topic } from './intent.ts';
import { mentioned, wordsOf } from './mentions.ts';
import { sideWithoutTicker } from './missing-ticker.ts';
import { readQuestion } from './questions.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import {
  CONDITIONS,
  NEGATIONS,
  ORDER_VERBS,
  QUESTION_STARTS,
  RETRACTIONS,
  TELLERS,
  TRADING_WORDS,
} from './words.ts';

/** Topics that are answered though the sentence may read like an order. */
const ANSWERED_FIRST: ReadonlySet<Topic> = new Set(['alerts']);

/** Questions that are clear though they have the words of an order: "bring me up to speed". */
const ANSWERED_ALWAYS: ReadonlySet<Question['kind']> = new Set(['trades', 'brief', 'day_review']);

/** Maximum number of sentences that are answered. */
const SENTENCES_MAX = 20;

/**
 * Returns the intents of a message. Returns commands only if they cover the whole message;
 * otherwise each sentence is a question, or a reason why nothing is done. Pure.
 *
 * @param spoken_of the earlier subject, for an "it" that the message does not explain
 */
export function understand(
  message: string,
  names: Names,
  spoken_of: readonly Ticker[] = [],
): readonly Intent[] {
  const pieces = piecesOf(message);
  const reading = readPieces(pieces, names, spoken_of);
  // "half" and "shares" may be taken for the name of an instrument.
  const isUnsure = reading.kind === 'obstacles' && reading.obstacles.every(isUnknownName);
  const side = isUnsure ? sideWithoutTicker(asTyped(pieces), names) : undefined;
  if (side) return [doubt({ kind: 'which_ticker', side })];
  const thousands = reading.kind === 'commands' && thousandsIn(pieces, reading.commands);
  if (thousands) return [doubt(thousands)];
  if (reading.kind !== 'unread') return [reading];
  if (matchesForm(message, 'Open')) return [doubt({ kind: 'open' })];
  const sentences = sentencesOf(pieces).slice(0, SENTENCES_MAX);
  const readings = sentences.map(
    (sentence): Reading =>
      isReadable(pieces) ? readPieces(sentence.pieces, names, spoken_of) : { kind: 'unread' },
  );
  const [only, ...others] = sentences;
  // A request to cancel an earlier order is answered as a question: the order is filled already, so
  // the answer that everything stays as it is would be wrong.
  if (only && others.length === 0) {
    const question = readQuestion(only.pieces, names, spoken_of);
    if (question.kind === 'topic' && question.topic === 'cancel') {
      return [{ kind: 'question', question }];
    }
    if (CANCELS_SOMETHING.test(wordsOf(only.pieces))) {
      return [{ kind: 'question', question: { kind: 'topic', topic: 'cancel' } }];
    }
  }
  const speaksOfTrading =
    readings.some(({ kind }) => kind !== 'unread') || sentences.some(speaksLikeAnOrder);
  if (speaksOfTrading && RETRACTIONS.test(wordsOf(pieces))) return [doubt({ kind: 'taken_back' })];
  return readings.some(({ kind }) => kind !== 'unread') && sentences.length > 1
    ? mixed(sentences, readings, names, spoken_of)
    : sentences.map((sentence) => understandSentence(sentence, names, spoken_of));
}

/** What may follow an amount that counts shares or dollars for certain. */
const COUNTED = /^(?:shares?|stocks?|dollars?|bucks|usd|worth|percent)$/;

/** Returns the doubt about "5k", which may count shares or dollars; undefined if it is said which. */
function thousandsIn(
  pieces: readonly Piece[],
  commands: readonly Command[],
): Extract<Doubt, { kind: 'thousands' }> | undefined {
  const at = pieces.findIndex(({ kind, text }) => kind === 'number' && /k$/i.test(text));
  const piece = pieces[at];
  if (!piece || pieces[at - 1]?.text === '$' || pieces[at - 1]?.word === 'usd') return undefined;
  if (COUNTED.test(pieces[at + 1]?.word ?? '')) return undefined;
  const isCounted = commands.some(
    (command) =>
      (command.kind === 'trade' || command.kind === 'order') &&
      command.amount.of === 'shares' &&
      command.amount.shares.equals(piece.digits),
  );
  if (!isCounted) return undefined;
  const after = pieces.slice(pieces[at + 1]?.word === 'of' ? at + 2 : at + 1);
  const saying = (text: string): string =>
    textOf([...pieces.slice(0, at), { ...piece, text }, ...after]);
  return {
    kind: 'thousands',
    typed: piece.text,
    shares: saying(`${piece.digits} shares of`),
    dollars: saying(`$${piece.digits} of`),
  };
}

/** "cancel the buy order at 5": names what is canceled, unlike "cancel that". */
const CANCELS_SOMETHING =
  /^(?:please |can you |could you |i want to |so )*cancel (?!(?:that|it|this|please|thanks|everything i said)\b)\S+/;

const isUnknownName = ({ kind }: Obstacle): boolean => kind === 'which' || kind === 'no_such';

const doubt = (reason: Doubt): Intent => ({ kind: 'obstacles', obstacles: [reason] });

/** If only some sentences are orders, carries out none and answers the questions. */
function mixed(
  sentences: readonly Sentence[],
  readings: readonly Reading[],
  names: Names,
  spoken_of: readonly Ticker[],
): readonly Intent[] {
  const typed = (isOrder: boolean): string =>
    sentences
      .filter((_, index) => (readings[index]?.kind !== 'unread') === isOrder)
      .map(({ pieces, asks }) => `${asTyped(pieces)}${asks ? '?' : ''}`)
      .join('. ');
  const answers = sentences
    .filter((_, index) => readings[index]?.kind === 'unread')
    .map((sentence) => understandSentence(sentence, names, spoken_of))
    .filter((intent) => intent.kind === 'question' && intent.question.kind !== 'not_understood');
  return [...answers, doubt({ kind: 'mixed', orders: typed(true), rest: typed(false) })];
}

const firstWord = ({ pieces }: Sentence): string => pieces.find(isWord)?.word ?? '';

const isWord = ({ kind }: Piece): boolean => kind === 'word';

const speaksLikeAnOrder = ({ pieces }: Sentence): boolean =>
  pieces.some(({ word }) => ORDER_VERBS.has(word) || TRADING_WORDS.has(word));

function understandSentence(
  sentence: Sentence,
  names: Names,
  spoken_of: readonly Ticker[],
): Intent {
  const { pieces, asks } = sentence;
  const says = (words: ReadonlySet<string>): boolean => pieces.some(({ word }) => words.has(word));
  const first = firstWord(sentence);
  const typed = asTyped(pieces);
  const question = readQuestion(pieces, names, spoken_of);
  const answer: Intent = { kind: 'question', question };
  // An alert has a condition and a price, and is no order.
  if (question.kind === 'topic' && ANSWERED_FIRST.has(question.topic)) return answer;
  if (ANSWERED_ALWAYS.has(question.kind)) return answer;
  const conditional = first === 'if' && speaksLikeAnOrder(sentence);
  if (conditional) return doubt({ kind: 'only_now', typed });
  if (asks || QUESTION_STARTS.has(first)) return answer;
  const trades = speaksLikeAnOrder(sentence);
  if (says(NEGATIONS) && (trades || mentioned(pieces, names).length > 0)) {
    return doubt({ kind: 'negated' });
  }
  if (TELLERS.has(first) && says(TRADING_WORDS)) return doubt({ kind: 'told', typed });
  const means_an_order =
    pieces.slice(0, 3).some(({ word }) => ORDER_VERBS.has(word)) ||
    (hasAmount(pieces) && (trades || mentioned(pieces, names).length > 0));
  if (!means_an_order) return trades ? doubtful(pieces, names, typed) : answer;
  if (says(CONDITIONS) && hasAmountOrName(pieces, names)) {
    const beyond = asTyped(pieces.slice(failurePosition(pieces, names)));
    return doubt({ kind: 'only_now', typed: beyond || typed });
  }
  const side = mentioned(pieces, names).length === 0 ? sideWithoutTicker(typed, names) : undefined;
  if (side) return doubt({ kind: 'which_ticker', side });
  // "take a look at my portfolio" begins like an order but is none.
  if (!hasAmountOrName(pieces, names) && question.kind === 'topic') return answer;
  return doubtful(pieces, names, typed);
}

const doubtful = (pieces: readonly Piece[], names: Names, typed: string): Intent =>
  doubt({ kind: 'unclear', typed, beyond: asTyped(pieces.slice(failurePosition(pieces, names))) });

const hasAmount = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ kind }) => kind === 'number' || kind === 'comma_number');

const hasAmountOrName = (pieces: readonly Piece[], names: Names): boolean =>
  hasAmount(pieces) || mentioned(pieces, names).length > 0;
