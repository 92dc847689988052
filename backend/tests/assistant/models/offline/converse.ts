import type { ChatMessage } from '@finally/contract';
import { type Mandate, mandateOf } from '../../../../src/assistant/actions/mandate.ts';
import type { AssistantContext } from '../../../../src/assistant/models/model.ts';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import type { ModelReply } from '../../../../src/assistant/models/reply.ts';
import { buildPrompt } from '../../../../src/assistant/prompt/prompt.ts';
import { never } from '../../support.ts';

/**
 * Sends one message after the other to the built-in assistant, without executing anything.
 *
 * @returns the last reply, and what the last message authorizes
 */
export async function converse(
  messages: readonly string[],
  context: AssistantContext,
): Promise<{ readonly reply: ModelReply; readonly mandate: Mandate }> {
  const history: ChatMessage[] = [];
  let last: ModelReply | undefined;
  let mandate: Mandate | undefined;
  for (const message of messages) {
    const answer = await offlineModel.reply(buildPrompt(message, history, context, 'n'), never);
    if (!answer.ok) throw new Error(answer.error.detail);
    last = answer.value.reply;
    mandate = await mandateOf(message, history, context);
    const turn = {
      id: 'm',
      actions: [],
      notice: null,
      intent: null,
      ledger: null,
      created_at: context.portfolio.as_of,
    };
    history.push(
      { ...turn, role: 'user', message, model: null },
      { ...turn, role: 'assistant', message: last.message, model: offlineModel.info },
    );
  }
  if (!last || !mandate) throw new Error('nothing was said');
  return { reply: last, mandate };
}
