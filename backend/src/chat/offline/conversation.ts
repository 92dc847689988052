import type { ChatMessage, Ticker } from '@finally/contract';
import type { Intent, Obstacle, Question } from './intent.ts';
import { asTyped, type Token, tokenize } from './lexer.ts';
import { parse } from './parse.ts';
import { skipLeadIns } from './phrases.ts';
import { mentioned, nameAt, type Vocabulary } from './vocabulary.ts';

/** What somebody said, as it is to be understood after what was said before. */
export interface Heard {
  /** With what it answered or left out filled in. */
  readonly text: string;
  readonly intents: readonly Intent[];
  /** The instruments that the conversation is about now. */
  readonly spoken_of: readonly Ticker[];
}

/** How many of a person's messages are remembered. */
const REMEMBERED = 4;
/** A question that nobody answered for this long is forgotten. */
const MEMORY_MS = 30 * 60_000;

/**
 * Understands a message in the light of the few before it, as long as this
 * very assistant answered them. Nothing but the person's own words is read: an
 * answer, a headline or a receipt can complete no order. Pure.
 *
 * @param history oldest first, without the message
 */
export function hear(
  message: string,
  history: readonly ChatMessage[],
  now: string,
  vocabulary: Vocabulary,
): Heard {
  let heard: Heard | undefined;
  for (const text of remembered(history, now)) heard = next(text, heard, vocabulary);
  return next(message, heard, vocabulary);
}

function remembered(history: readonly ChatMessage[], now: string): string[] {
  const texts: string[] = [];
  for (let at = history.length - 1; at > 0 && texts.length < REMEMBERED; at -= 2) {
    const [question, answer] = [history[at - 1], history[at]];
    const is_ours =
      question?.role === 'user' &&
      answer?.role === 'assistant' &&
      answer.model?.provider === 'offline';
    if (!is_ours || Date.parse(now) - Date.parse(answer.created_at) > MEMORY_MS) break;
    texts.unshift(question.message);
  }
  return texts;
}

function next(text: string, before: Heard | undefined, vocabulary: Vocabulary): Heard {
  const spoken_of = before?.spoken_of ?? [];
  const continued = before && continuation(text, before, vocabulary);
  const full = typeof continued === 'string' ? continued : text;
  const intents =
    continued && typeof continued !== 'string' ? continued : parse(full, vocabulary, spoken_of);
  const named = tokenize(full).flatMap(({ tokens }) => mentioned(tokens, vocabulary));
  const about = [...new Set([...named, ...intents.flatMap(asked)])];
  return { text: full, intents, spoken_of: about.length > 0 ? about : spoken_of };
}

const asked = (intent: Intent): readonly Ticker[] =>
  intent.kind === 'commands'
    ? intent.commands.flatMap((command) => (command.kind === 'trade' ? [command.ticker] : []))
    : [];

const GO_AHEAD =
  /^(?:(?:yes|yeah|yep|ok|okay|sure|please) )*(?:do it|do that|do so|go ahead|go for it|place it|make it so|execute(?: it)?|lets do it|proceed)$/;
const YES =
  /^(?:yes|yeah|yep|yup|sure|correct|right|exactly|ok|okay|i do|that one|thats it|thats right)$/;
const NO =
  /^(?:no|nope|nah|neither|none|none of (?:them|those|these)|cancel|nothing|stop|no thanks|neither of (?:them|those))$/;
const FOLLOW_UP = /^(?:and|what about|how about|and what about|same for|and for|or)$/;

/** What a message says that only makes sense after the one before; undefined where it stands alone. */
function continuation(
  text: string,
  before: Heard,
  vocabulary: Vocabulary,
): string | readonly Intent[] | undefined {
  const tokens = tokenize(text)
    .flatMap((sentence) => sentence.tokens)
    .filter(({ text: typed, word }) => typed !== ',' && word !== 'please' && word !== 'thanks');
  const words = tokens.map(({ word }) => word).join(' ');
  const supposed = before.intents.flatMap((intent) =>
    intent.kind === 'question' && intent.question.kind === 'what_if' ? [intent.question] : [],
  );
  if (GO_AHEAD.test(words) && supposed.length === 1 && before.intents.length === 1) {
    return supposed.map(({ commands }) => ({ kind: 'commands', commands }));
  }
  const pending = before.intents.flatMap((intent) =>
    intent.kind === 'obstacles' ? intent.obstacles : [],
  );
  const open = pending.find(({ kind }) => /^(which|no_such|how_many)$/.test(kind));
  if (open && NO.test(words)) return [{ kind: 'obstacles', obstacles: [{ kind: 'taken_back' }] }];
  if (open) return answered(open, tokens, words, before.text, vocabulary);
  return followUp(tokens, before, vocabulary);
}

/** The message before with what it lacked put in. */
function answered(
  open: Obstacle,
  tokens: readonly Token[],
  words: string,
  text: string,
  vocabulary: Vocabulary,
): string | undefined {
  if (open.kind === 'how_many') {
    const amount = amountIn(tokens.filter(({ word }) => word !== open.side));
    return amount && replaceOnce(text, open.typed, `${amount} ${open.ticker}`);
  }
  if (open.kind !== 'which' && open.kind !== 'no_such') return undefined;
  const choices = open.kind === 'which' ? open.candidates : open.nearest;
  const chosen = chosenFrom(choices, tokens, words, vocabulary);
  if (chosen) return replaceOnce(text, open.typed, chosen);
  // A bare yes to several leaves the question as open as it was.
  return YES.test(words) ? text : undefined;
}

const replaceOnce = (text: string, typed: string, by: string): string | undefined =>
  typed !== '' && text.includes(typed) ? text.replace(typed, () => by) : undefined;

/** An answer that is an amount and nothing else: "2", "$500", "half", "all of it", "just 3 shares". */
function amountIn(tokens: readonly Token[]): string | undefined {
  const rest = tokens.slice(skipLeadIns(tokens, 0));
  const told = rest.filter(
    ({ word }) => !/^(only|about|maybe|shares?|of|it|them|worth|my|a)$/.test(word),
  );
  const [amount, currency, ...more] = told;
  if (!amount || more.length > 0) return undefined;
  const is_dollars = currency !== undefined && /^(dollars?|bucks|usd)$/.test(currency.word);
  if (currency && !is_dollars) return undefined;
  const is_amount =
    ['number', 'money', 'percent', 'fraction'].includes(amount.kind) || amount.word === 'all';
  if (!is_amount || (is_dollars && amount.kind !== 'number')) return undefined;
  return is_dollars ? `${amount.text} dollars of` : amount.text;
}

const ORDINALS: readonly RegExp[] = [
  /^(?:the )?(?:first|1st|1|one|former|no 1|number (?:1|one))(?: one)?$/,
  /^(?:the )?(?:second|2nd|2|two|number (?:2|two))(?: one)?$/,
  /^(?:the )?(?:third|3rd|3|three|number (?:3|three))(?: one)?$/,
  /^(?:the )?(?:fourth|4th|4|four|number (?:4|four))(?: one)?$/,
];

function chosenFrom(
  choices: readonly Ticker[],
  tokens: readonly Token[],
  words: string,
  vocabulary: Vocabulary,
): Ticker | undefined {
  if (choices.length === 1 && YES.test(words)) return choices[0];
  if (/^(?:the )?(?:last|latter)(?: one)?$/.test(words)) return choices.at(-1);
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(words));
  if (ordinal >= 0) return choices[ordinal];
  const start = tokens.findIndex(
    ({ word }) => !/^(yes|yeah|no|i|meant|mean|the|its|it|is|of|course|sorry|oh)$/.test(word),
  );
  const name = start < 0 ? undefined : nameAt(tokens, start, vocabulary);
  if (!name || name.end < tokens.length) return undefined;
  if (name.found.kind === 'one') return name.found.ticker;
  const [only, ...others] = name.found.tickers.filter((ticker) => choices.includes(ticker));
  return others.length === 0 ? only : undefined;
}

/** "and MSFT?" after a question about another instrument. */
function followUp(
  tokens: readonly Token[],
  { intents: [intent] }: Heard,
  vocabulary: Vocabulary,
): readonly Intent[] | undefined {
  const named = tokens.findIndex((_, at) => nameAt(tokens, at, vocabulary)?.end === tokens.length);
  const lead = asTyped(tokens.slice(0, named)).toLowerCase();
  const name = named > 0 && FOLLOW_UP.test(lead) ? nameAt(tokens, named, vocabulary) : undefined;
  if (name?.found.kind !== 'one' || intent?.kind !== 'question') return undefined;
  const { question } = intent;
  return 'ticker' in question
    ? [{ kind: 'question', question: { ...question, ticker: name.found.ticker } as Question }]
    : undefined;
}
