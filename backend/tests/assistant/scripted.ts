import type { ChatAction, ChatAnswer } from '@finally/contract';
import type { MessageReader } from '../../src/assistant/conversation/message-reader.ts';
import {
  type AssistantModel,
  localAnswer,
  type ModelFailure,
  type ModelReply,
  modelFailure,
  type Prompt,
} from '../../src/assistant/models/model.ts';
import type { ChatService } from '../../src/assistant/service.ts';
import { type Outcome, ok } from '../../src/kernel/result.ts';

/** Reads any message as an open request to act: for tests of what else stands in the way. */
export const openToAnything: MessageReader = {
  mandateOf: async () => ({ kind: 'open', reading: '' }),
  controlOf: () => undefined,
};

type Answer =
  | Partial<ModelReply>
  | ((prompt: Prompt, signal: AbortSignal) => Promise<Outcome<ModelReply, ModelFailure>>);

/**
 * A model that answers what it is told to and remembers what it was asked.
 *
 * @param retold what it says once it has seen the receipts; where left out it fails
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

/** The answer to a message. Fails where there is none. */
export async function answered(
  chat: ChatService,
  message: string,
  client_message_id?: string,
): Promise<ChatAnswer> {
  const answer = await chat.send({ message, ...(client_message_id && { client_message_id }) });
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value;
}

/** Something that others wait for until it is opened. */
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
