import type { ChatMessage } from '@finally/contract';
import type { AssistantContext, Prompt } from '../model.ts';
import { describeAccount } from './account.ts';
import { describeConversation, exchangesOf, splitByRoom } from './conversation.ts';
import { fence } from './fence.ts';
import { RULES } from './rules.ts';
import { summarise } from './summary.ts';

export { PROMPT_VERSION } from './rules.ts';

/**
 * Everything a model is asked with. Pure: the same account, conversation and
 * message make the same prompt.
 *
 * @param history earlier messages, oldest first, without the present one
 */
export function buildPrompt(
  message: string,
  history: readonly ChatMessage[],
  context: AssistantContext,
): Prompt {
  const { beyond, recent } = splitByRoom(exchangesOf(history));
  const earlier = summarise(beyond);
  return {
    system: [
      RULES,
      fence('account', describeAccount(context)),
      ...(earlier === null ? [] : [fence('earlier', earlier)]),
    ].join('\n\n'),
    turns: describeConversation(recent, message),
    message,
    context,
  };
}
