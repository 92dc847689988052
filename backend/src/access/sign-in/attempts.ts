import { networkOf } from '../../kernel/http/address.ts';
import type { WallClock } from '../../kernel/time/clock.ts';

/** Failed sign-ins allowed per window: per network, and in total. */
export const FAILURES_MAX = 10;
export const FAILURES_MAX_OF_ALL = 1_000;
export const WINDOW_MS = 10 * 60_000;

/** Counts failed sign-ins, to prevent guessing of the token. */
export class Attempts {
  readonly #clock: WallClock;
  #failures = new Map<string, number>();
  #total = 0;
  #window_end_ms = 0;

  constructor(clock: WallClock) {
    this.#clock = clock;
  }

  /** @returns the seconds until `address` may try again; 0 if it may now */
  secondsToWait(address: string): number {
    const left_ms = this.#window_end_ms - this.#clock.monotonic_ms();
    if (left_ms <= 0) return 0;
    const failures = this.#failures.get(networkOf(address)) ?? 0;
    const isBarred = failures >= FAILURES_MAX || this.#total >= FAILURES_MAX_OF_ALL;
    return isBarred ? Math.ceil(left_ms / 1000) : 0;
  }

  fail(address: string): void {
    const now_ms = this.#clock.monotonic_ms();
    if (now_ms >= this.#window_end_ms) {
      this.#failures = new Map();
      this.#total = 0;
      this.#window_end_ms = now_ms + WINDOW_MS;
    }
    const network = networkOf(address);
    this.#failures.set(network, (this.#failures.get(network) ?? 0) + 1);
    this.#total += 1;
  }
}
