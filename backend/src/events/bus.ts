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
}

/** Accepts committed events for delivery. */
export interface AccountEventPublisher {
  /** Never throws. */
  publish(events: readonly AccountEvent[]): void;
}

/** Delivers events within this process. */
export class InProcessBus implements AccountEvents, AccountEventPublisher {
  readonly #listeners: Listeners<readonly AccountEvent[]>;

  /** @param onError called with what a listener throws or rejects with */
  constructor(onError: (error: unknown) => void) {
    this.#listeners = new Listeners(onError);
  }

  subscribe(listener: AccountEventListener): () => void {
    return this.#listeners.add(listener);
  }

  publish(events: readonly AccountEvent[]): void {
    this.#listeners.call(events);
  }
}
