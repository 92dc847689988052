import type { ChatAction } from '@finally/contract';
import type { PromptTurn } from '../models/model.ts';
import type { ModelReply } from '../models/reply.ts';
import type { ToolResult } from '../models/turn.ts';
import { fence, harmless } from './fence.ts';
import { describeLedger } from './ledger.ts';

/** Maximum length of an unreadable answer that is shown to its model again. */
const ECHO_LENGTH_MAX = 4_000;

/**
 * Returns the turns that ask a model once to repeat its unreadable answer in the required format.
 */
export const describeRepair = (sent: string, problem: string, nonce: string): PromptTurn[] => [
  // Servers reject turns without content.
  ...(sent.trim() === ''
    ? []
    : [{ role: 'assistant' as const, content: sent.slice(0, ECHO_LENGTH_MAX) }]),
  {
    role: 'user',
    content: `${fence('program', harmless(`Your answer could not be read, and nothing of it was carried out. ${problem}`), nonce)}
Answer the latest message of the person again: one JSON object with exactly "message", "trades", "orders", "order_changes", "order_cancels", "alert_changes" and "watchlist_changes", each once, nothing around it and no other field. Quantities are plain numbers.`,
  },
];

/** Returns the turns that show a model the outcome of its actions and ask for a text about it. */
export const describeRephrasing = (
  reply: ModelReply,
  actions: readonly ChatAction[],
  nonce: string,
): PromptTurn[] => [
  { role: 'assistant', content: JSON.stringify(reply) },
  {
    role: 'user',
    content: `${fence('ledger', describeLedger(actions), nonce)}
The ledger shows what became of your answer. Answer with a JSON object that holds "message" alone: say in it, to the person, what was done and what was not and why, as the ledger has it and nothing beyond it. Nothing further is carried out.`,
  },
];

/** Encloses the result of a tool as data. */
export const describeResult = (text: string, nonce: string): string =>
  fence('looked_up', harmless(text), nonce);

/**
 * Returns the turns that tell a model as text what it has looked up, enclosed already, and ask for its answer: for a
 * server without tools, and once there is no room for more. None if it looked nothing up.
 */
export const describeLookups = (results: readonly ToolResult[]): PromptTurn[] =>
  results.length === 0
    ? []
    : [
        { role: 'assistant', content: 'I look up what the message needs.' },
        {
          role: 'user',
          content: `${results.map(({ text }) => text).join('\n')}
Nothing more is looked up. Answer the latest message of the person now, with one JSON object as described, nothing around it.`,
        },
      ];
