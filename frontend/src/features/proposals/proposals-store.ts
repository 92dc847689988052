import type { Proposal } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { proposalsApi } from './proposals-api';

/** A decision while it is being sent, or why it did not take effect. */
export interface Deciding {
  verdict: 'approve' | 'decline';
  failure: string | null;
}

export interface ProposalsState {
  /** Those that wait, oldest first, and then the newest decided ones. */
  proposals: readonly Proposal[];
  /** By the id of the proposal. */
  deciding: Readonly<Record<string, Deciding>>;
  isOpen: boolean;
}

export interface ProposalsStore extends StoreApi<ProposalsState> {
  /** Never rejects; after a failure the proposals stay as they were. */
  refresh(): Promise<void>;
  /**
   * Sends a decision. Never rejects; a failure is kept in `deciding`.
   *
   * @param price the price that the person saw; left out if there was none
   */
  decide(id: string, verdict: Deciding['verdict'], price?: number): Promise<void>;
}

/** Creates the store of what programs ask for, as the server has it. */
export function createProposalsStore(calls: typeof proposalsApi = proposalsApi): ProposalsStore {
  const store = createStore<ProposalsState>(() => ({ proposals: [], deciding: {}, isOpen: false }));
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    const listed = await calls.list().catch(() => undefined);
    if (listed && isLatest()) store.setState({ proposals: listed.proposals });
  }

  const note = (id: string, decision: Deciding | undefined) =>
    store.setState(({ deciding: { [id]: _, ...others } }) => ({
      deciding: decision ? { ...others, [id]: decision } : others,
    }));

  return {
    ...store,
    refresh,
    async decide(id, verdict, price) {
      if (store.getState().deciding[id]?.failure === null) return;
      note(id, { verdict, failure: null });
      try {
        // Deciding again answers with the proposal as it stands.
        await retryIfUnanswered(() =>
          verdict === 'approve' ? calls.approve(id, price) : calls.decline(id),
        );
        await refresh();
        note(id, undefined);
      } catch (error) {
        await refresh();
        note(id, { verdict, failure: errorMessage(error) });
      }
    },
  };
}

export const proposalsStore = createProposalsStore();
