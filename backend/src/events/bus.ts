import { Listeners } from '../kernel/listeners.ts';
import type { AccountEvent } from './store.ts';

/** Receives the events of one commit, in order of sequence for each account. */
export type AccountEventListener = (events: readonly AccountEvent[]) => void | Promise<void>;

/** Delivers committed changes of accounts to subscribers. */
export interface AccountEvents {
  /**
   * Calls `listener` after each commit, before the caller who made the change gets its result. A
   * listener that throws is logged and does not affect the others.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: AccountEventListener): () => void;

  /** Does the same with the events of one account only. */
  subscribeTo(account_id: string, listener: AccountEventListener): () => void;
}

/** Accepts committed events for delivery. */
export interface AccountEventPublisher {
  /** Never throws. */
  publish(events: readonly AccountEvent[]): void;
}

/** Delivers events within this process. */
export class InProcessBus implements AccountEvents, AccountEventPublisher {
  readonly #all: Listeners<readonly AccountEvent[]>;
  readonly #byAccount = new Map<string, Listeners<readonly AccountEvent[]>>();
  readonly #onError: (error: unknown) => void;

  /** @param onError called with what a listener throws or rejects with */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
    this.#all = new Listeners(onError);
  }

  subscribe(listener: AccountEventListener): () => void {
    return this.#all.add(listener);
  }

  subscribeTo(account_id: string, listener: AccountEventListener): () => void {
    const listeners = this.#byAccount.get(account_id) ?? new Listeners(this.#onError);
    this.#byAccount.set(account_id, listeners);
    const remove = listeners.add(listener);
    return () => {
      remove();
      if (listeners.size === 0 && this.#byAccount.get(account_id) === listeners) {
        this.#byAccount.delete(account_id);
      }
    };
  }

  publish(events: readonly AccountEvent[]): void {
    this.#all.call(events);
    for (const account_id of new Set(events.map((event) => event.account_id))) {
      const listeners = this.#byAccount.get(account_id);
      listeners?.call(events.filter((event) => event.account_id === account_id));
    }
  }
}
