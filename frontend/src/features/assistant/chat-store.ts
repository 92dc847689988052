import type {
  ChatAction,
  ChatAnswer,
  ChatMessage,
  ChatProgress,
  ModelInfo,
} from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pricesStore } from '@/features/prices/prices-store';
import { ApiError, api } from '@/shared/api/api';
import { newClientId } from '@/shared/api/client-id';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { assistantApi } from './assistant-api';
import { createDelivery } from './chat-delivery';
import {
  exchange,
  isAwaitingAnswer,
  latestAnswer,
  type PendingMessage,
  stillPending,
  withAction,
  withExchange,
} from './pending-message';
import { type PendingMessageStorage, pendingMessageInTab } from './pending-message-storage';
import {
  NO_PROGRESS,
  type ProgressState,
  withoutAnswered,
  withReport,
} from './progress/chat-progress';
import { assistantSettingsStore } from './settings/assistant-settings-store';

export type Verdict = 'approve' | 'decline';

/** A person's decision on a proposal, until the server has confirmed it. */
export interface Decision {
  readonly verdict: Verdict;
  /** Why it did not take effect, so that the proposal is still open; null while it is being sent. */
  readonly failure: string | null;
}

export interface ChatState extends ProgressState {
  /** Oldest first; null until the history is loaded. */
  messages: readonly ChatMessage[] | null;
  /** Why the history could not be loaded or cleared; null if it could. */
  error: string | null;
  pending: PendingMessage | null;
  /** By the id of the action. */
  decisions: Readonly<Record<string, Decision>>;
  /** The model that answers; null until known. */
  model: ModelInfo | null;
}

export interface ChatStore extends StoreApi<ChatState> {
  /** Fetches the conversation and the name of the model. */
  load(): Promise<void>;
  /** Fetches the conversation. */
  refresh(): Promise<void>;
  /** Takes a report of how far the assistant is with a message. */
  report(progress: ChatProgress): void;
  /** Continues with the message that a reload of the page interrupted; null if there is none. */
  resume(): Promise<ChatAnswer | null> | null;
  /** Sends a message; null if it got no answer or another message is pending. */
  send(message: string): Promise<ChatAnswer | null>;
  /** Sends the message that failed, was not received or was cancelled again, under its id. */
  retry(): Promise<ChatAnswer | null>;
  /** Cancels the pending message, if none of its actions has begun. */
  cancel(): Promise<void>;
  /**
   * Stops a message of another tab; false if it has begun to act.
   * @throws if the server cannot be asked
   */
  stop(client_message_id: string): Promise<boolean>;
  /** Asks at once for an answer that was lost, because the connection is back. */
  hurry(): void;
  /** Approves or declines a proposal; null if it is still open. */
  decide(id: string, verdict: Verdict): Promise<ChatAction | null>;
  clear(): Promise<void>;
}

type Source = Pick<
  typeof assistantApi,
  'chat' | 'chatHistory' | 'clearChatHistory' | 'cancelChat' | 'approveAction' | 'declineAction'
> &
  Pick<typeof api, 'health'>;

export interface ChatStoreOptions {
  source?: Source;
  storage?: PendingMessageStorage;
  /** Unix milliseconds. */
  now?: () => number;
  /** Calls back after some milliseconds; returns how to cancel. */
  after?: (ms: number, callback: () => void) => () => void;
  /** Called when the settings of the assistant may have changed. */
  settingsChanged?: () => void;
  /** The price that the page shows for an action, in dollars per share; undefined if it shows none. */
  priceOf?: (action: ChatAction) => number | undefined;
}

const afterTimeout = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** The live price, which the page shows instead of the price of the proposal. */
const shownPrice = (action: ChatAction): number | undefined =>
  action.kind === 'trade' || (action.kind === 'order' && action.shown_price !== null)
    ? pricesStore.getState().latest[action.request.ticker]?.price
    : undefined;

/** Creates the store of the conversation as the server has it, and of the one message that may be pending. */
export function createChatStore({
  source = { ...assistantApi, ...api },
  storage = pendingMessageInTab,
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
    ...NO_PROGRESS,
  }));
  const { setState, getState } = store;
  store.subscribe(({ pending }, before) => {
    if (pending !== before.pending) storage.write(pending);
  });
  const historyRequests = createRequestOrder();

  const delivery = createDelivery({
    source,
    now,
    after,
    current: () => getState().pending,
    change: (pending) => setState({ pending }),
    answered(pending, answer) {
      setState((state) => {
        const messages = withExchange(state.messages ?? [], exchange(pending, answer, now()));
        return {
          messages,
          pending: null,
          model: answer.model.provider === 'program' ? state.model : answer.model,
          ...withoutAnswered(state, messages),
        };
      });
      void loadMessages();
      // A message to the program itself may have halted the assistant.
      if (answer.model.provider === 'program') settingsChanged();
    },
  });

  async function loadMessages() {
    const isLatest = historyRequests.begin();
    const { progress: known } = getState();
    try {
      const { messages, progress = null } = await source.chatHistory();
      if (!isLatest()) return;
      setState((state) => ({
        messages,
        error: null,
        pending: stillPending(state.pending, messages),
        // A report that came meanwhile is newer than an answer that knows of none.
        ...withoutAnswered(
          progress || state.progress === known ? withReport(state, progress, now()) : state,
          messages,
        ),
      }));
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    }
  }

  async function loadModel() {
    try {
      const { assistant } = await source.health();
      setState({ model: assistant.model });
    } catch {
      // Only the label of the model is missing; the next answer brings it.
    }
  }

  function setDecision(id: string, decision: Decision | null) {
    const { [id]: _previous, ...others } = getState().decisions;
    setState({ decisions: decision ? { ...others, [id]: decision } : others });
  }

  return {
    ...store,
    refresh: loadMessages,
    report: (progress) => setState((state) => withReport(state, progress, now())),
    hurry: delivery.hurry,
    cancel: delivery.cancel,
    stop: async (client_message_id) => (await source.cancelChat(client_message_id)).cancelled,
    async load() {
      await Promise.all([loadMessages(), loadModel()]);
    },
    resume() {
      const left = storage.read();
      return left && getState().pending === null ? delivery.resume(left) : null;
    },
    async send(text) {
      const message = text.trim();
      if (message === '' || isAwaitingAnswer(getState().pending)) return null;
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
      if (!pending || isAwaitingAnswer(pending)) return null;
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
      setDecision(id, { verdict, failure: null });
      const action = getState()
        .messages?.flatMap(({ actions }) => actions)
        .find((each) => each.id === id);
      // The price that the person sees: if it has moved too far, the server asks again.
      const price = action && priceOf(action);
      const sendDecision = () =>
        verdict === 'approve' ? source.approveAction(id, price) : source.declineAction(id);
      try {
        const decided = await retryIfUnanswered(sendDecision);
        historyRequests.invalidate();
        setDecision(id, null);
        setState(({ messages }) => ({ messages: withAction(messages ?? [], decided) }));
        return decided;
      } catch (error) {
        setDecision(id, { verdict, failure: errorMessage(error) });
        // The proposal now has another price.
        if (error instanceof ApiError && error.problem.code === 'price_moved') void loadMessages();
        return null;
      }
    },
    async clear() {
      historyRequests.invalidate();
      try {
        await source.clearChatHistory();
        historyRequests.invalidate();
        setState(({ pending }) => ({
          messages: [],
          error: null,
          decisions: {},
          pending: isAwaitingAnswer(pending) ? pending : null,
        }));
      } catch (error) {
        setState({ error: errorMessage(error) });
      }
    },
  };
}

export const chatStore = createChatStore();
