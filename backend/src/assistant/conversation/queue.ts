/** Runs tasks one at a time, in order of arrival. */
export class Queue {
  readonly #waiting_max: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param waiting_max maximum number of waiting and running tasks */
  constructor(waiting_max: number) {
    this.#waiting_max = waiting_max;
  }

  /** True if no task waits or runs. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** @returns undefined if the queue is full */
  run<Returned>(task: () => Promise<Returned>): Promise<Returned> | undefined {
    return this.#waiting >= this.#waiting_max ? undefined : this.append(task);
  }

  /** Adds a task even if the queue is full. */
  append<Returned>(task: () => Promise<Returned>): Promise<Returned> {
    this.#waiting++;
    const done = this.#last.then(task).finally(() => {
      this.#waiting--;
    });
    // A failed task rejects its own promise and does not stop the next task.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves once no task waits or runs. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
