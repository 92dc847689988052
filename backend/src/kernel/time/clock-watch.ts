import type { Clock, Timer } from './clock.ts';

const LOOK_EVERY_MS = 1_000;
/** Smaller differences come from NTP corrections or a busy machine. */
const JUMP_MS_MIN = 2_000;

/** Receives how far the clock moved from its expected time; negative if it was set back. */
export type JumpListener = (jump_ms: number) => void;

/** Detects that the system clock was set, by comparing it with the monotonic clock. */
export class ClockWatch {
  readonly #clock: Clock;
  readonly #onJump: JumpListener;
  #timer: Timer | undefined;
  #ahead_ms: number;

  constructor(clock: Clock, onJump: JumpListener) {
    this.#clock = clock;
    this.#onJump = onJump;
    this.#ahead_ms = this.#difference();
  }

  /** Starts checking once a second. */
  start(): void {
    this.#ahead_ms = this.#difference();
    this.#timer ??= this.#clock.every(LOOK_EVERY_MS, () => this.#look());
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #difference(): number {
    return this.#clock.now_ms() - this.#clock.monotonic_ms();
  }

  #look(): void {
    const ahead_ms = this.#difference();
    const jump_ms = ahead_ms - this.#ahead_ms;
    this.#ahead_ms = ahead_ms;
    if (Math.abs(jump_ms) >= JUMP_MS_MIN) this.#onJump(Math.round(jump_ms));
  }
}
