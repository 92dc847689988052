import type { ChatMessage } from '@finally/contract';
import { oncePer } from '../../kernel/once.ts';
import type { PromptTurn } from '../model.ts';
import { fence, harmless } from './fence.ts';
import { describeLedger } from './ledger.ts';
import { estimateTokens } from './tokens.ts';

/** Room for the earlier conversation; what does not fit is summarised. */
const CONVERSATION_TOKENS_MAX = 6_000;

/** A question that was answered. */
export interface Exchange {
  readonly question: ChatMessage;
  readonly answer: ChatMessage;
}

/**
 * The answered questions of a history. Those that never were are left out, so
 * that no later answer acts on them.
 */
export const exchangesOf = (history: readonly ChatMessage[]): Exchange[] =>
  history.flatMap((answer, index) => {
    const question = history[index - 1];
    return answer.role === 'assistant' && question?.role === 'user' ? [{ question, answer }] : [];
  });

/** The newest exchanges that fit into the room there is, and the ones before them. */
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

/** The recent conversation as turns, receipts before the question that follows them. */
export function describeConversation(recent: readonly Exchange[], message: string): PromptTurn[] {
  const turns: PromptTurn[] = [];
  let receipts: string[] = [];
  for (const exchange of recent) {
    const { question, answer, ledger } = described(exchange);
    turns.push(
      { role: 'user', content: [...receipts, question].join('\n') },
      { role: 'assistant', content: answer },
    );
    receipts = ledger;
  }
  turns.push({ role: 'user', content: [...receipts, fence('person', message)].join('\n') });
  return turns;
}

function describeExchange(question: ChatMessage, answer: ChatMessage) {
  const description = {
    question: fence('said_before', question.message),
    answer: JSON.stringify(asReply(answer), (_key, value) =>
      typeof value === 'string' ? harmless(value) : value,
    ),
    ledger: answer.actions.length > 0 ? [describeLedger(answer.actions)] : [],
  };
  return { ...description, tokens: estimateTokens(JSON.stringify(description)) };
}

// A conversation only grows: what was said before is described for its first prompt alone.
const descriptions = oncePer((question: ChatMessage) =>
  oncePer((answer: ChatMessage) => describeExchange(question, answer)),
);
const described = ({ question, answer }: Exchange) => descriptions(question)(answer);

/** An earlier answer in the form in which a model gives it. */
const asReply = ({ message, actions }: ChatMessage) => ({
  message,
  trades: actions.flatMap((action) => (action.kind === 'trade' ? [action.request] : [])),
  watchlist_changes: actions.flatMap((action) =>
    action.kind === 'watchlist'
      ? [{ ticker: action.request.ticker, action: action.request.change }]
      : [],
  ),
});
