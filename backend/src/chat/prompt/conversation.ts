import type { ChatMessage } from '@finally/contract';
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
    tokens += estimateTokens(JSON.stringify(describeExchange(exchange)));
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
    const { question, answer, ledger } = describeExchange(exchange);
    turns.push(
      { role: 'user', content: [...receipts, question].join('\n') },
      { role: 'assistant', content: answer },
    );
    receipts = ledger;
  }
  turns.push({ role: 'user', content: [...receipts, fence('person', message)].join('\n') });
  return turns;
}

const describeExchange = ({ question, answer }: Exchange) => ({
  question: fence('said_before', question.message),
  answer: harmless(JSON.stringify(asReply(answer))),
  ledger: answer.actions.length > 0 ? [describeLedger(answer.actions)] : [],
});

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
