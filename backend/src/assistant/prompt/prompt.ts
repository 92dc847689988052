import type { ChatMessage } from '@finally/contract';
import type { AssistantContext, Prompt } from '../models/model.ts';
import { describeAccount } from './account.ts';
import { describeConversation, exchangesOf, splitByRoom } from './conversation.ts';
import { fence, harmless } from './fence.ts';
import { rulesWith } from './rules.ts';
import { summarise } from './summary.ts';

export { PROMPT_VERSION } from './rules.ts';

/**
 * Everything a model is asked with. Pure: the same account, conversation,
 * message and nonce make the same prompt.
 *
 * @param history earlier messages, oldest first, without the present one
 * @param nonce stands in every mark; made at random for this prompt
 */
export function buildPrompt(
  message: string,
  history: readonly ChatMessage[],
  context: AssistantContext,
  nonce: string,
): Prompt {
  const { beyond, recent } = splitByRoom(exchangesOf(history));
  const earlier = summarise(beyond);
  const present = fence('person', harmless(message), nonce);
  return {
    system: [
      rulesWith(nonce),
      fence('account', harmless(describeAccount(context)), nonce),
      ...(earlier === null ? [] : [fence('earlier', harmless(earlier), nonce)]),
    ].join('\n\n'),
    // Earlier answers stand here as data: in turns of the model's own they would be its word.
    turns: [
      { role: 'user', content: [...describeConversation(recent, nonce), present].join('\n') },
    ],
    present: { role: 'user', content: present },
    nonce,
    message,
    history,
    context,
  };
}
