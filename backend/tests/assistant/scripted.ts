import type { ChatAction, ChatAnswer } from '@finally/contract';
import type { MessageReader } from '../../src/assistant/conversation/message-reader.ts';
import {
  type AssistantModel,
  localAnswer,
  type ModelFailure,
  modelFailure,
  type Prompt,
} from '../../src/assistant/models/model.ts';
import type { ModelReply } from '../../src/assistant/models/reply.ts';
import type { ChatService } from '../../src/assistant/service.ts';
import { type Outcome, ok } from '../../src/kernel/result.ts';

/** Reads every message as an open request to act, for tests of other restrictions. */
export const openToAnything: MessageReader = {
  mandateOf: async () => ({ kind: 'open', reading: '' }),
  controlOf: () => undefined,
};

type Answer =
  | Partial<ModelReply>
  | ((prompt: Prompt, signal: AbortSignal) => Promise<Outcome<ModelReply, ModelFailure>>);

/**
 * A model that gives the scripted answers and records its prompts.
 *
 * @param retold the rewrite after it has received the receipts; fails if omitted
 */
export function scripted(
  answer: Answer,
  retold?: string | (() => Promise<Outcome<string, ModelFailure>>),
) {
  const prompts: Prompt[] = [];
  const shown: (readonly ChatAction[])[] = [];
  const model: AssistantModel = {
    info: { provider: 'openrouter', name: 'scripted' },
    async reply(prompt, signal) {
      prompts.push(prompt);
      const reply =
        typeof answer === 'function'
          ? await answer(prompt, signal)
          : ok({ message: 'As you wish.', trades: [], watchlist_changes: [], ...answer });
      return reply.ok ? ok({ ...localAnswer(this.info, reply.value), raw: 'raw' }) : reply;
    },
    async rephrase(_prompt, _reply, actions) {
      shown.push(actions);
      if (typeof retold === 'function') return retold();
      return retold === undefined ? modelFailure('provider_failed') : ok(retold);
    },
  };
  return { model, prompts, shown };
}

/** Returns the answer to a message. Fails if there is none. */
export async function answered(
  chat: ChatService,
  message: string,
  client_message_id?: string,
): Promise<ChatAnswer> {
  const answer = await chat.send({ message, ...(client_message_id && { client_message_id }) });
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
}

/** A gate that callers wait for until it is opened. */
export const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
};

export const buying = (ticker: string, quantity: number): ModelReply['trades'][number] => ({
  ticker,
  side: 'buy',
  quantity,
});

export const selling = (ticker: string, quantity: number): ModelReply['trades'][number] => ({
  ticker,
  side: 'sell',
  quantity,
});
