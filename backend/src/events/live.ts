import type { ChatProgress } from '@finally/contract';
import { Listeners } from '../kernel/listeners.ts';

/**
 * Something that happens in an account at the moment and is not stored. A client that misses it loses
 * nothing, because the next one says everything again.
 */
export interface LiveEvent {
  readonly account_id: string;
  readonly name: 'chat_progress';
  readonly data: ChatProgress;
}

/** Delivers live events within this process. */
export class LiveEvents {
  readonly #listeners: Listeners<LiveEvent>;

  /** @param onError called with what a listener throws or rejects with */
  constructor(onError: (error: unknown) => void) {
    this.#listeners = new Listeners(onError);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (event: LiveEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Never throws. */
  publish(event: LiveEvent): void {
    this.#listeners.call(event);
  }
}
