import { Listeners } from '../kernel/listeners.ts';
import type { AccountEvent } from './store.ts';

/** What was committed together, in order of sequence for each account. */
export type AccountEventListener = (events: readonly AccountEvent[]) => void | Promise<void>;

/** Where those who react to changes of accounts hear of them. */
export interface AccountEvents {
  /**
   * Calls `listener` after each commit, before the one who made the change gets its result. A
   * listener that throws is logged and does not affect the others.
   *
   * @returns ends the subscription
   */
  subscribe(listener: AccountEventListener): () => void;
}

/** Where committed events are handed over. */
export interface AccountEventPublisher {
  /** Never throws. */
  publish(events: readonly AccountEvent[]): void;
}

/** Hands events over within this process. */
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
