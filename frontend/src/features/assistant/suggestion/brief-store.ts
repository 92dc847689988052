import type { ChatSuggestion } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createRequestOrder } from '@/shared/api/request-order';
import { assistantApi } from '../assistant-api';

export interface BriefState {
  /** What the server suggests to ask today; null if nothing, or until it is known. */
  suggestion: ChatSuggestion | null;
}

export interface BriefStore extends StoreApi<BriefState> {
  load(): Promise<void>;
  /** Hides the suggestion for the rest of the day, in every window. It returns if that fails. */
  dismiss(): Promise<void>;
}

type Source = Pick<typeof assistantApi, 'chatSuggestion' | 'dismissChatSuggestion'>;

/** Creates the store of what the chat suggests to ask. */
function createBriefStore(source: Source = assistantApi): BriefStore {
  const store = createStore<BriefState>(() => ({ suggestion: null }));
  const requests = createRequestOrder();
  const { setState, getState } = store;
  return {
    ...store,
    async load() {
      const isLatest = requests.begin();
      try {
        const { suggestion } = await source.chatSuggestion();
        if (isLatest()) setState({ suggestion });
      } catch {
        // Only a suggestion is missing; the next load brings it.
      }
    },
    async dismiss() {
      const { suggestion } = getState();
      if (!suggestion) return;
      requests.invalidate();
      setState({ suggestion: null });
      try {
        await source.dismissChatSuggestion(suggestion.day);
      } catch {
        setState({ suggestion });
      }
    },
  };
}

export const briefStore = createBriefStore();
