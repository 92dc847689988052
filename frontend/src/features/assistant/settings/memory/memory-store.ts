import type { Memories } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { assistantApi } from '../../assistant-api';

export interface MemoryState {
  /** As the server last reported them; null until known. */
  memories: Memories | null;
  /** Why they could not be loaded; null if they could. */
  error: string | null;
}

export interface MemoryStore extends StoreApi<MemoryState> {
  load(): Promise<void>;
  /** Each returns null if it took effect, otherwise why not. */
  add(text: string): Promise<string | null>;
  change(id: string, text: string): Promise<string | null>;
  remove(id: string): Promise<string | null>;
  setEnabled(enabled: boolean): Promise<string | null>;
}

type Source = Pick<
  typeof assistantApi,
  'memories' | 'remember' | 'changeMemory' | 'forgetMemory' | 'switchMemory'
>;

/** Creates the store of what the assistant remembers. */
function createMemoryStore(source: Source): MemoryStore {
  const store = createStore<MemoryState>(() => ({ memories: null, error: null }));
  const requests = createRequestOrder();

  async function load() {
    const isLatest = requests.begin();
    try {
      const memories = await source.memories();
      if (isLatest()) store.setState({ memories, error: null });
    } catch (error) {
      if (isLatest()) store.setState({ error: errorMessage(error) });
    }
  }

  /** Sends a change and fetches everything again, because outcomes and limits come with it. */
  async function apply(change: () => Promise<unknown>): Promise<string | null> {
    try {
      await retryIfUnanswered(change);
      return null;
    } catch (error) {
      return errorMessage(error);
    } finally {
      await load();
    }
  }

  return {
    ...store,
    load,
    add: (text) => apply(() => source.remember(text)),
    change: (id, text) => apply(() => source.changeMemory(id, text)),
    remove: (id) =>
      apply(() =>
        source.forgetMemory(id).catch((error: unknown) => {
          // It is gone: the first attempt was not answered, or another page was faster.
          if (!(error instanceof ApiError && error.problem.code === 'not_found')) throw error;
        }),
      ),
    setEnabled: (enabled) => apply(() => source.switchMemory(enabled)),
  };
}

export const memoryStore = createMemoryStore(assistantApi);
