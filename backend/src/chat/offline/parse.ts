import type { Ticker } from '@finally/contract';
import type { Command, Intent } from './intent.ts';
import { asTyped, type Sentence, type Token, tokenize } from './lexer.ts';
import { type Reading, readOrders } from './orders.ts';
import { contains, endOfPhrase, skipLeadIns, verbAt } from './phrases.ts';
import { readPlan } from './plans.ts';
import { readQuestion } from './questions.ts';
import { withReferents } from './referents.ts';
import { mentioned, type Vocabulary } from './vocabulary.ts';
import {
  NEGATIONS,
  POLITE_REQUESTS,
  QUESTION_STARTS,
  REQUESTS,
  RETRACTIONS,
  TELLERS,
  TRADING_WORDS,
} from './words.ts';

/**
 * What a message asks for, sentence by sentence. Pure. A sentence commands only
 * where it addresses the assistant, is neither question, negation nor
 * condition, and every word of it is understood.
 *
 * @param spoken_of what the conversation was about before, for an "it" that
 * nothing in the message explains
 */
export function parse(
  text: string,
  vocabulary: Vocabulary,
  spoken_of: readonly Ticker[] = [],
): Intent[] {
  const sentences = withReferents(tokenize(text), vocabulary, spoken_of);
  if (sentences.some(({ tokens }) => contains(tokens, RETRACTIONS))) {
    return [{ kind: 'obstacles', obstacles: [{ kind: 'taken_back' }] }];
  }
  return sentences.map((sentence) => readSentence(sentence, vocabulary));
}

const question = (tokens: readonly Token[], vocabulary: Vocabulary): Intent => ({
  kind: 'question',
  question: readQuestion(tokens, vocabulary),
});

function readSentence({ tokens, asks }: Sentence, vocabulary: Vocabulary): Intent {
  const requested = withoutRequest(tokens, vocabulary);
  const start = skipLeadIns(tokens, 0);
  const questioning = asks || QUESTION_STARTS.has(tokens[start]?.word ?? '');
  if (tokens[start]?.word === 'if' && tokens.some((_, at) => verbAt(tokens, at))) {
    return { kind: 'obstacles', obstacles: [{ kind: 'only_now', typed: asTyped(tokens) }] };
  }
  if (questioning && !requested) return question(tokens, vocabulary);
  if (tokens.some(({ word }) => NEGATIONS.has(word))) return readNegated(tokens, vocabulary);

  const plan = readPlan(requested ?? tokens, vocabulary);
  if (plan) return asIntent(plan);
  const parts = splitAtBut(requested ?? tokens);
  const readings = parts.map((part) => readOrders(part, vocabulary));
  const [first] = readings;
  if (!first) return readStatement(tokens, vocabulary);
  const obstacles = readings.flatMap((reading, index) => {
    if (!reading) return [{ kind: 'unclear', typed: asTyped(parts[index] ?? []) } as const];
    return reading.ok ? [] : reading.obstacles;
  });
  if (obstacles.length === 0) return { kind: 'commands', commands: commandsOf(readings) };

  // "take a look at my portfolio" begins like an order and is none.
  if (!hasAmount(tokens) && obstacles.every(({ kind }) => kind === 'unclear')) {
    const other = readQuestion(tokens, vocabulary);
    if (other.kind === 'topic') return { kind: 'question', question: other };
  }
  return { kind: 'obstacles', obstacles };
}

const asIntent = (reading: Reading): Intent =>
  reading.ok
    ? { kind: 'commands', commands: reading.commands }
    : { kind: 'obstacles', obstacles: reading.obstacles };

const hasAmount = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }) => kind !== 'word' && kind !== 'mark' && kind !== 'quoted');

/**
 * What begins with no verb that is known: a question without its mark, unless
 * it names an amount. "Exchange 5 TSLA for AAPL" wants something done.
 */
function readStatement(tokens: readonly Token[], vocabulary: Vocabulary): Intent {
  if (tellsOfTrading(tokens)) {
    return { kind: 'obstacles', obstacles: [{ kind: 'told', typed: asTyped(tokens) }] };
  }
  const read = readQuestion(tokens, vocabulary);
  if (read.kind !== 'ticker' || !hasAmount(tokens)) return { kind: 'question', question: read };
  return { kind: 'obstacles', obstacles: [{ kind: 'unclear', typed: asTyped(tokens) }] };
}

/** "I bought 5 AAPL", "I will buy 5 AAPL", "my friend says buy 5 AAPL": nobody is asked to act. */
function tellsOfTrading(tokens: readonly Token[]): boolean {
  const start = skipLeadIns(tokens, 0);
  const teller = TELLERS.has(tokens[start]?.word ?? '');
  return teller && tokens.slice(start).some(({ word }) => TRADING_WORDS.has(word));
}

const commandsOf = (readings: readonly ReturnType<typeof readOrders>[]): Command[] =>
  readings.flatMap((reading) => (reading?.ok ? reading.commands : []));

/** The command in "could you buy 2 NVDA?"; undefined where it is no such request. */
function withoutRequest(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): readonly Token[] | undefined {
  const start = skipLeadIns(tokens, 0);
  const polite = tokens.some(({ word }) => /^(please|pls|plz|me|us)$/.test(word));
  const end = endOfPhrase(tokens, start, polite ? [...REQUESTS, ...POLITE_REQUESTS] : REQUESTS);
  const command = tokens.slice(end);
  if (end === start) return undefined;
  const commands =
    verbAt(command, skipLeadIns(command, 0)) !== undefined ||
    readPlan(command, vocabulary) !== undefined;
  return commands ? command : undefined;
}

function splitAtBut(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const at = tokens.findIndex(({ word }) => word === 'but');
  if (at < 0) return [tokens];
  const before = tokens.slice(0, tokens[at - 1]?.text === ',' ? at - 1 : at);
  return [before, ...splitAtBut(tokens.slice(at + 1))];
}

/**
 * "buy 2 NVDA but don't sell TSLA" still buys: what is forbidden is plainly
 * something else. Wherever it may be the same, nothing is done.
 */
function readNegated(tokens: readonly Token[], vocabulary: Vocabulary): Intent {
  const parts = splitAtBut(tokens);
  const negated = parts.filter((part) => part.some(({ word }) => NEGATIONS.has(word)));
  const wanted = parts.filter((part) => !negated.includes(part));
  const readings = wanted.map((part) => readOrders(part, vocabulary));
  const commands = commandsOf(readings);
  const tickers = new Set(commands.map((command) => ('ticker' in command ? command.ticker : '')));
  const apart = negated.every((part) => {
    const forbidden = mentioned(part, vocabulary);
    const else_ = part.some(({ word }) => word === 'anything' || word === 'else');
    return (forbidden.length > 0 || else_) && !forbidden.some((ticker) => tickers.has(ticker));
  });
  if (commands.length > 0 && apart && readings.every((reading) => reading?.ok)) {
    return { kind: 'commands', commands };
  }
  const orders =
    tokens.some((_, at) => verbAt(tokens, at)) || mentioned(tokens, vocabulary).length > 0;
  return orders
    ? { kind: 'obstacles', obstacles: [{ kind: 'negated' }] }
    : question(tokens, vocabulary);
}
