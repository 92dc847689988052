import type { ChatMessage } from '@finally/contract';
import type { AssistantContext, Prompt } from '../models/model.ts';
import { describeAccount } from './account.ts';
import { describeConversation, exchangesOf, splitByRoom } from './conversation.ts';
import { fence, harmless } from './fence.ts';
import { describeRemembered } from './remembered.ts';
import { rulesWith } from './rules.ts';
import { summarise } from './summary.ts';

export { PROMPT_VERSION } from './rules.ts';

/**
 * Builds the complete prompt for a model. Pure: the same account, conversation, message and nonce
 * give the same prompt.
 *
 * @param history earlier messages, oldest first, without the current one
 * @param nonce part of every mark; random per prompt
 */
export function buildPrompt(
  message: string,
  history: readonly ChatMessage[],
  context: AssistantContext,
  nonce: string,
): Prompt {
  const { beyond, recent } = splitByRoom(exchangesOf(history));
  const earlier = summarise(beyond);
  const remembered = describeRemembered(context);
  const present = fence('person', harmless(message), nonce);
  return {
    system: [
      rulesWith(nonce),
      fence('account', harmless(describeAccount(context)), nonce),
      ...(remembered === null ? [] : [fence('remembered', harmless(remembered), nonce)]),
      ...(earlier === null ? [] : [fence('earlier', harmless(earlier), nonce)]),
    ].join('\n\n'),
    // Earlier answers are passed as data: as assistant turns, the model would treat them as its own
    // statements.
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
