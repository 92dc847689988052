import type { AccountEventName, AccountStreamEvent } from '@finally/contract';
import { coalesce } from '@/shared/coalesce';

/** Minimum pause between two refreshes. */
const FETCH_PAUSE_MS = 100;

type Changed = Exclude<AccountEventName, 'reset'>;

export interface AccountEvents {
  /** Passes an event of the account stream to the listeners. */
  publish(event: AccountStreamEvent): void;
  /**
   * Calls `refresh` after each change of one kind, and if changes may have been missed. Changes in quick
   * succession cause one more call.
   *
   * @param refresh fetches what changed; never rejects
   * @returns how to stop
   */
  onChange(name: Changed, refresh: () => Promise<unknown>): () => void;
}

/** Creates the distribution of account events, made by any client, to the stores. */
export function createAccountEvents(): AccountEvents {
  const listeners = new Set<(name: AccountEventName) => void>();
  return {
    publish({ name }) {
      for (const listener of listeners) listener(name);
    },
    onChange(wanted, refresh) {
      const fetch = coalesce(refresh, FETCH_PAUSE_MS);
      const listener = (name: AccountEventName) => {
        if (name === wanted || name === 'reset') fetch();
      };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const accountEvents = createAccountEvents();
