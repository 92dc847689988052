/** A message on its way: it can be called off until its answer begins to act. */
export class Turn {
  readonly #controller = new AbortController();
  #begun = false;

  /** Aborted once the message is called off. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** @returns whether nothing had begun, and so nothing will */
  cancel(): boolean {
    if (this.#begun) return false;
    this.#controller.abort();
    return true;
  }

  /** From here on it can no longer be called off. @returns whether it has not been before */
  begin(): boolean {
    this.#begun = !this.signal.aborted;
    return this.#begun;
  }
}
