import { SerialQueue } from '../../kernel/serial-queue.ts';

/** A serial queue with a limit on the number of its tasks. */
export class Queue {
  readonly #waiting_max: number;
  readonly #tasks = new SerialQueue();
  #waiting = 0;

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
    return this.#tasks.run(async () => {
      try {
        return await task();
      } finally {
        this.#waiting--;
      }
    });
  }

  /** Resolves once no task waits or runs. */
  idle(): Promise<void> {
    return this.#tasks.idle();
  }
}
