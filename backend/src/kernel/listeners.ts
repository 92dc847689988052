type Listener<Event> = (event: Event) => void | Promise<void>;

/** Throws the error outside of the present call, so that it ends the process. */
export const throwLater = (error: unknown): void =>
  queueMicrotask(() => {
    throw error;
  });

/** Functions to call with each event. One that fails is reported and does not affect the others. */
export class Listeners<Event> {
  readonly #listeners = new Set<Listener<Event>>();
  readonly #onError: (error: unknown) => void;

  /** @param onError called with what a listener throws or rejects with */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** @returns removes the listener */
  add(listener: Listener<Event>): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls every listener; never throws. Promises are not waited for. */
  call(event: Event): void {
    for (const listener of this.#listeners) {
      try {
        const returned = listener(event);
        if (returned instanceof Promise) returned.catch(this.#onError);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
