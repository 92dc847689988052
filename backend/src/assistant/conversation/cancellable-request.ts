/** A message being answered. It can be cancelled until its answer begins to act. */
export class CancellableRequest {
  readonly #controller = new AbortController();
  #begun = false;

  /** Aborted when the message is cancelled. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Cancels the message.
   *
   * @returns false if its answer has already begun to act
   */
  cancel(): boolean {
    if (this.#begun) return false;
    this.#controller.abort();
    return true;
  }

  /**
   * Marks that the answer begins to act, after which it cannot be cancelled.
   *
   * @returns false if it was cancelled before
   */
  begin(): boolean {
    this.#begun = !this.signal.aborted;
    return this.#begun;
  }
}
