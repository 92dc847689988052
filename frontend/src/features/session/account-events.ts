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
  /** Calls back with each event as it arrives; returns how to stop. */
  listen(listener: (event: AccountStreamEvent) => void): () => void;
}

/** Creates the distribution of account events, made by any client, to the stores. */
export function createAccountEvents(): AccountEvents {
  const listeners = new Set<(event: AccountStreamEvent) => void>();
  const listen: AccountEvents['listen'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    listen,
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    onChange(wanted, refresh) {
      const fetch = coalesce(refresh, FETCH_PAUSE_MS);
      return listen(({ name }) => {
        if (name === wanted || name === 'reset') fetch();
      });
    },
  };
}

export const accountEvents = createAccountEvents();
