/** Runs tasks one at a time, in order of arrival. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task after all earlier ones. A failed task rejects its own promise and delays no other. */
  run<Returned>(task: () => Promise<Returned>): Promise<Returned> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves once the tasks that were added before have ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
