/** Runs tasks one after the other, in the order in which they came. */
export class Queue {
  readonly #waiting_max: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param waiting_max how many may wait or run at a time */
  constructor(waiting_max: number) {
    this.#waiting_max = waiting_max;
  }

  /** Whether nothing waits or runs. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** @returns undefined if too many are waiting already */
  run<Returned>(task: () => Promise<Returned>): Promise<Returned> | undefined {
    return this.#waiting >= this.#waiting_max ? undefined : this.append(task);
  }

  /** Runs a task after those that wait, however many they are. */
  append<Returned>(task: () => Promise<Returned>): Promise<Returned> {
    this.#waiting++;
    const done = this.#last.then(task).finally(() => {
      this.#waiting--;
    });
    // One task's failure is its caller's to hear of, not the next task's.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves once nothing waits or runs. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
