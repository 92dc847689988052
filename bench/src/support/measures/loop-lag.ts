/** The longest time between two turns of the event loop. */
export class LoopLag {
  #longest_ms = 0;
  #last_ms = performance.now();
  #isStopped = false;

  constructor() {
    setImmediate(this.#turn);
  }

  /** @returns milliseconds */
  stop(): number {
    this.#measure();
    this.#isStopped = true;
    return this.#longest_ms;
  }

  readonly #turn = (): void => {
    if (this.#isStopped) return;
    this.#measure();
    setImmediate(this.#turn);
  };

  #measure(): void {
    const now_ms = performance.now();
    this.#longest_ms = Math.max(this.#longest_ms, now_ms - this.#last_ms);
    this.#last_ms = now_ms;
  }
}
