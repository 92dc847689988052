/**
 * Collects what has to be closed, and closes it in reverse order. Used while a program starts, so
 * that a start that fails half-way closes what it has opened.
 */
export class ClosingStack {
  readonly #closers: (() => unknown)[] = [];

  /** Adds a function that runs when the stack is closed; it may return a promise. */
  defer(close: () => unknown): void {
    this.#closers.push(close);
  }

  /**
   * Runs all functions, the last added first. A function that throws does not keep the others
   * from running.
   *
   * @throws the first error, after all functions have run
   */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      try {
        await close();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
