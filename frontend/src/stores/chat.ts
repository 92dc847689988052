import type { ChatAnswer, ChatMessage, ModelInfo } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '@/lib/api';
import { newClientId } from '@/lib/client-id';

/** A message that is on its way, or that did not get through. */
export interface PendingMessage {
  /** Stays the same through retries, so that the server acts on it once. */
  client_message_id: string;
  message: string;
  /** When this attempt began, in Unix milliseconds. */
  sent_at_ms: number;
  /** The latest answer that was there before: a newer one to this message settles it. */
  answer_before: string | null;
  /** Why it failed; null while it is on its way. */
  failure: string | null;
}

export interface ChatState {
  /** Oldest first; null until the history came. */
  messages: readonly ChatMessage[] | null;
  /** Why the history could not be fetched, or cleared, or null. */
  error: string | null;
  pending: PendingMessage | null;
  /** Who answers now; null until known. */
  model: ModelInfo | null;
}

export interface ChatStore extends StoreApi<ChatState> {
  /** Fetches the conversation and who answers in it. */
  load(): Promise<void>;
  /** Sends a message; null where it failed or another one is on its way. */
  send(message: string): Promise<ChatAnswer | null>;
  /** Sends the failed message again under its id. */
  retry(): Promise<ChatAnswer | null>;
  clear(): Promise<void>;
}

type Source = Pick<typeof api, 'chat' | 'chatHistory' | 'clearChatHistory' | 'health'>;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

const latestAnswer = (messages: readonly ChatMessage[] | null): string | null =>
  messages?.findLast((message) => message.role === 'assistant')?.id ?? null;

/**
 * What is left of a failed message once the server's history is there: nothing,
 * where the history ends with an answer to it that was not there before.
 */
function stillPending(
  pending: PendingMessage | null,
  messages: readonly ChatMessage[],
): PendingMessage | null {
  if (!pending?.failure) return pending;
  const [asked, answered] = messages.slice(-2);
  const isAnswered =
    asked?.role === 'user' &&
    asked.message === pending.message &&
    answered?.role === 'assistant' &&
    answered.id !== pending.answer_before;
  return isAnswered ? null : pending;
}

/** The conversation as the server keeps it, and the one message that may be on its way. */
export function createChatStore(source: Source = api, now: () => number = Date.now): ChatStore {
  const store = createStore<ChatState>(() => ({
    messages: null,
    error: null,
    pending: null,
    model: null,
  }));
  const { setState, getState } = store;
  // A history asked for before something changed is dropped.
  let version = 0;

  async function loadMessages() {
    const asked = ++version;
    try {
      const { messages } = await source.chatHistory();
      if (asked !== version) return;
      setState(({ pending }) => ({
        messages,
        error: null,
        pending: stillPending(pending, messages),
      }));
    } catch (error) {
      if (asked === version) setState({ error: reason(error) });
    }
  }

  async function loadModel() {
    try {
      const { assistant } = await source.health();
      setState({ model: assistant.model });
    } catch {
      // Only the label of who answers is missing; the next answer brings it.
    }
  }

  async function attempt(pending: PendingMessage): Promise<ChatAnswer | null> {
    setState({ pending });
    try {
      const answer = await source.chat({
        message: pending.message,
        client_message_id: pending.client_message_id,
      });
      setState(({ messages }) => ({
        messages: [...(messages ?? []), ...exchange(pending, answer, now())],
        pending: null,
        model: answer.model,
      }));
      void loadMessages();
      return answer;
    } catch (error) {
      setState({ pending: { ...pending, failure: reason(error) } });
      return null;
    }
  }

  const isBusy = () => getState().pending?.failure === null;

  return {
    ...store,
    async load() {
      await Promise.all([loadMessages(), loadModel()]);
    },
    async send(text) {
      const message = text.trim();
      if (message === '' || isBusy()) return null;
      return attempt({
        client_message_id: newClientId(),
        message,
        sent_at_ms: now(),
        answer_before: latestAnswer(getState().messages),
        failure: null,
      });
    },
    async retry() {
      const { pending } = getState();
      if (!pending?.failure) return null;
      return attempt({ ...pending, sent_at_ms: now(), failure: null });
    },
    async clear() {
      version++;
      try {
        await source.clearChatHistory();
        version++;
        setState(({ pending }) => ({
          messages: [],
          error: null,
          pending: pending?.failure ? null : pending,
        }));
      } catch (error) {
        setState({ error: reason(error) });
      }
    },
  };
}

/** Question and answer as the history will tell them; the server's own copy follows. */
function exchange(pending: PendingMessage, answer: ChatAnswer, nowMs: number): ChatMessage[] {
  return [
    {
      id: pending.client_message_id,
      role: 'user',
      message: pending.message,
      actions: [],
      model: null,
      notice: null,
      intent: null,
      created_at: new Date(pending.sent_at_ms).toISOString(),
    },
    { ...answer, role: 'assistant', created_at: new Date(nowMs).toISOString() },
  ];
}

export const chatStore = createChatStore();
