import type { WallClock } from '../../kernel/time/clock.ts';
import { isSameSecret } from './secrets.ts';

export const CODE_MS_MAX = 3_600_000;

/**
 * The code in the address that the start prints. It signs in once, within an hour, so that a copy
 * in a terminal, a log or a browser's history is useless afterwards.
 */
export class OneTimeCode {
  readonly #clock: WallClock;
  readonly #end_ms: number;
  #value: string | undefined;

  constructor(value: string, clock: WallClock) {
    this.#value = value;
    this.#clock = clock;
    this.#end_ms = clock.monotonic_ms() + CODE_MS_MAX;
  }

  /** The code, for the address; undefined after it was used. */
  get value(): string | undefined {
    return this.#value;
  }

  /** Returns true if `given` is the code, which cannot be used again then. */
  redeem(given: string): boolean {
    if (this.#value === undefined || this.#clock.monotonic_ms() >= this.#end_ms) return false;
    if (!isSameSecret(given, this.#value)) return false;
    this.#value = undefined;
    return true;
  }
}
