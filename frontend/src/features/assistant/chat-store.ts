import type { ChatAction, ChatAnswer, ChatMessage, ModelInfo } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pricesStore } from '@/features/prices/prices-store';
import { ApiError, api } from '@/shared/api/api';
import { newClientId } from '@/shared/api/client-id';
import { errorMessage } from '@/shared/api/error-message';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { createDelivery } from './chat-delivery';
import {
  exchange,
  isOnItsWay,
  latestAnswer,
  type PendingMessage,
  stillPending,
  withAction,
  withExchange,
} from './pending-message';
import { type PendingMessageStorage, pendingMessageInTab } from './pending-message-storage';
import { assistantSettingsStore } from './settings/assistant-settings-store';

export type Verdict = 'approve' | 'decline';

/** What a person said to a proposal, until the server has taken it in. */
export interface Decision {
  readonly verdict: Verdict;
  /** Why it did not take effect, so that the proposal still waits; null while it is on its way. */
  readonly failure: string | null;
}

export interface ChatState {
  /** Oldest first; null until the history came. */
  messages: readonly ChatMessage[] | null;
  /** Why the history could not be fetched, or cleared, or null. */
  error: string | null;
  pending: PendingMessage | null;
  /** By the id of the action. */
  decisions: Readonly<Record<string, Decision>>;
  /** Who answers now; null until known. */
  model: ModelInfo | null;
}

export interface ChatStore extends StoreApi<ChatState> {
  /** Fetches the conversation and who answers in it. */
  load(): Promise<void>;
  /** Fetches the conversation. */
  refresh(): Promise<void>;
  /** Takes up the message that a reload of the page interrupted; null where there is none. */
  resume(): Promise<ChatAnswer | null> | null;
  /** Sends a message; null where it got no answer or another one is on its way. */
  send(message: string): Promise<ChatAnswer | null>;
  /** Sends the message that failed or was cancelled again, under its id. */
  retry(): Promise<ChatAnswer | null>;
  /** Calls off the message on its way, where none of its actions has begun. */
  cancel(): Promise<void>;
  /** The connection is back: asks at once for an answer that got lost. */
  hurry(): void;
  /** Approves or declines a proposal; null where it still waits. */
  decide(id: string, verdict: Verdict): Promise<ChatAction | null>;
  clear(): Promise<void>;
}

type Source = Pick<
  typeof api,
  | 'chat'
  | 'chatHistory'
  | 'clearChatHistory'
  | 'cancelChat'
  | 'approveAction'
  | 'declineAction'
  | 'health'
>;

export interface ChatStoreOptions {
  source?: Source;
  kept?: PendingMessageStorage;
  /** Unix milliseconds. */
  now?: () => number;
  /** Calls back after some milliseconds; returns how to call it off. */
  after?: (ms: number, callback: () => void) => () => void;
  /** Told that what the assistant may do may have changed. */
  settingsChanged?: () => void;
  /** The price that the page shows for an action, in dollars a share; undefined if it shows none. */
  priceOf?: (action: ChatAction) => number | undefined;
}

const afterTimeout = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** The live price, which the page shows in place of the one it was proposed at. */
const shownPrice = (action: ChatAction): number | undefined =>
  action.kind === 'trade' ? pricesStore.getState().latest[action.request.ticker]?.price : undefined;

/** The conversation as the server keeps it, and the one message that may be on its way. */
export function createChatStore({
  source = api,
  kept = pendingMessageInTab,
  now = Date.now,
  after = afterTimeout,
  settingsChanged = () => void assistantSettingsStore.load(),
  priceOf = shownPrice,
}: ChatStoreOptions = {}): ChatStore {
  const store = createStore<ChatState>(() => ({
    messages: null,
    error: null,
    pending: null,
    decisions: {},
    model: null,
  }));
  const { setState, getState } = store;
  store.subscribe(({ pending }, before) => {
    if (pending !== before.pending) kept.write(pending);
  });
  // A history asked for before something changed is dropped.
  let version = 0;

  const delivery = createDelivery({
    source,
    now,
    after,
    current: () => getState().pending,
    change: (pending) => setState({ pending }),
    answered(pending, answer) {
      setState(({ messages, model }) => ({
        messages: withExchange(messages ?? [], exchange(pending, answer, now())),
        pending: null,
        model: answer.model.provider === 'program' ? model : answer.model,
      }));
      void loadMessages();
      // Said to the program, it may have halted the assistant.
      if (answer.model.provider === 'program') settingsChanged();
    },
  });

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
      if (asked === version) setState({ error: errorMessage(error) });
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

  function note(id: string, decision: Decision | null) {
    const { [id]: _settled, ...others } = getState().decisions;
    setState({ decisions: decision ? { ...others, [id]: decision } : others });
  }

  return {
    ...store,
    refresh: loadMessages,
    hurry: delivery.hurry,
    cancel: delivery.cancel,
    async load() {
      await Promise.all([loadMessages(), loadModel()]);
    },
    resume() {
      const left = kept.read();
      return left && getState().pending === null ? delivery.resume(left) : null;
    },
    async send(text) {
      const message = text.trim();
      if (message === '' || isOnItsWay(getState().pending)) return null;
      return delivery.deliver({
        client_message_id: newClientId(),
        message,
        sent_at_ms: now(),
        answer_before: latestAnswer(getState().messages),
        phase: 'thinking',
        failure: null,
        cancel: 'possible',
      });
    },
    async retry() {
      const { pending } = getState();
      if (!pending || isOnItsWay(pending)) return null;
      return delivery.deliver({
        ...pending,
        sent_at_ms: now(),
        phase: 'thinking',
        failure: null,
        cancel: 'possible',
      });
    },
    async decide(id, verdict) {
      if (getState().decisions[id]?.failure === null) return null;
      note(id, { verdict, failure: null });
      const action = getState()
        .messages?.flatMap(({ actions }) => actions)
        .find((each) => each.id === id);
      // Approved is what is seen: a price that moved meanwhile is asked about again.
      const price = action && priceOf(action);
      const put = () =>
        verdict === 'approve' ? source.approveAction(id, price) : source.declineAction(id);
      try {
        const decided = await retryIfUnanswered(put);
        version++;
        note(id, null);
        setState(({ messages }) => ({ messages: withAction(messages ?? [], decided) }));
        return decided;
      } catch (error) {
        note(id, { verdict, failure: errorMessage(error) });
        // It waits at another price now.
        if (error instanceof ApiError && error.problem.code === 'price_moved') void loadMessages();
        return null;
      }
    },
    async clear() {
      version++;
      try {
        await source.clearChatHistory();
        version++;
        setState(({ pending }) => ({
          messages: [],
          error: null,
          decisions: {},
          pending: isOnItsWay(pending) ? pending : null,
        }));
      } catch (error) {
        setState({ error: errorMessage(error) });
      }
    },
  };
}

export const chatStore = createChatStore();
