import type { ChatMessage } from '@finally/contract';
import { memoizeByIdentity } from '../../kernel/memoize.ts';
import { fence, harmless } from './fence.ts';
import { describeLedger } from './ledger.ts';
import { estimateTokens } from './tokens.ts';

/** Token limit for the earlier conversation; older messages are summarized. */
const CONVERSATION_TOKENS_MAX = 6_000;

/** An answered question. */
export interface Exchange {
  readonly question: ChatMessage;
  readonly answer: ChatMessage;
}

/**
 * Returns the answered questions of a history. Unanswered ones are dropped, so that no later answer
 * acts on them.
 */
export const exchangesOf = (history: readonly ChatMessage[]): Exchange[] =>
  history.flatMap((answer, index) => {
    const question = history[index - 1];
    return answer.role === 'assistant' && question?.role === 'user' ? [{ question, answer }] : [];
  });

/** Splits exchanges into the newest ones that fit the token limit and the older ones. */
export function splitByRoom(exchanges: readonly Exchange[]): {
  readonly beyond: readonly Exchange[];
  readonly recent: readonly Exchange[];
} {
  let tokens = 0;
  let first = exchanges.length;
  for (const exchange of exchanges.toReversed()) {
    tokens += described(exchange).tokens;
    if (tokens > CONVERSATION_TOKENS_MAX) break;
    first--;
  }
  return { beyond: exchanges.slice(0, first), recent: exchanges.slice(first) };
}

/** Describes the recent conversation as data, each exchange with its receipts. */
export const describeConversation = (recent: readonly Exchange[], nonce: string): string[] =>
  recent.flatMap((exchange) => {
    const { question, answer, ledger } = described(exchange);
    return [
      fence('said_before', question, nonce),
      fence('answered_before', answer, nonce),
      ...(ledger === null ? [] : [fence('ledger', ledger, nonce)]),
    ];
  });

function describeExchange(question: ChatMessage, answer: ChatMessage) {
  const description = {
    question: harmless(question.message),
    answer: harmless(answer.message),
    ledger: answer.actions.length > 0 ? describeLedger(answer.actions) : null,
  };
  return { ...description, tokens: estimateTokens(JSON.stringify(description)) };
}

// Past exchanges never change, so each is described only for its first prompt.
const descriptions = memoizeByIdentity((question: ChatMessage) =>
  memoizeByIdentity((answer: ChatMessage) => describeExchange(question, answer)),
);
const described = ({ question, answer }: Exchange) => descriptions(question)(answer);
