import type { Clock, Timer } from './clock.ts';

/** Calls a function at an interval, between `start` and `stop`. */
export class Periodic {
  readonly #clock: Clock;
  readonly #interval_ms: number;
  readonly #run: () => void;
  #timer: Timer | undefined;

  /** @param run must not throw */
  constructor(clock: Clock, interval_ms: number, run: () => void) {
    this.#clock = clock;
    this.#interval_ms = interval_ms;
    this.#run = run;
  }

  /** Does nothing if it runs already. */
  start(): void {
    this.#timer ??= this.#clock.every(this.#interval_ms, this.#run);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
