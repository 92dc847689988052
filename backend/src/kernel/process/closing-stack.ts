/**
 * Collects functions that close resources and runs them in reverse order. If a start fails
 * half-way, the resources opened so far can be closed.
 */
export class ClosingStack {
  readonly #closers: (() => unknown)[] = [];

  /** Adds a function that runs when the stack is closed; it may return a promise. */
  defer(close: () => unknown): void {
    this.#closers.push(close);
  }

  /**
   * Runs all functions, the last added first. If one throws, the others still run.
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
