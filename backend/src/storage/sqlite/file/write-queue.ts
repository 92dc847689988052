import type { Timer, WallClock } from '../../../kernel/time/clock.ts';

/** How long a write waits for a lock that another program holds. */
const PATIENCE_MS = 2_000;
/** Pauses between attempts; the last one repeats. An attempt itself does not block. */
const PAUSES_MS = [2, 5, 10, 20] as const;
/** A lock held for less than this is a checkpoint or a backup, and writes just wait. */
const MOMENT_MS = 200;

/** Thrown if another program holds the write lock of the database; nothing was written. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  override readonly message = 'another program holds the write lock of the database';
}

interface Waiting {
  readonly until_ms: number;
  /**
   * Attempts the write and settles its promise.
   *
   * @returns false if the lock is still held
   */
  readonly attempt: () => boolean;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs writes in order of arrival. If another program holds the lock, the write is retried from a
 * timer, so the event loop never blocks on the lock.
 */
export class WriteQueue {
  readonly #clock: WallClock;
  readonly #probe: () => void;
  readonly #waiting: Waiting[] = [];
  #timer: Timer | undefined;
  #retries = 0;
  /** When the lock was first found held; undefined while it is believed to be free. */
  #locked_since_ms: number | undefined;

  /** @param probe takes and releases the lock; throws LockedError if it is held */
  constructor(clock: WallClock, probe: () => void) {
    this.#clock = clock;
    this.#probe = probe;
  }

  /**
   * Runs `write` now, or as soon as the lock is free.
   *
   * @param write throws LockedError before it has any effect if the lock is held
   * @returns rejects with LockedError after two seconds
   */
  run<Returned>(write: () => Returned): Promise<Returned> {
    return new Promise((resolve, reject) => {
      const attempt = (): boolean => {
        let returned: Returned;
        try {
          returned = write();
        } catch (error) {
          if (error instanceof LockedError) {
            this.#noteBusy();
            return false;
          }
          this.#locked_since_ms = undefined;
          reject(error);
          return true;
        }
        this.#locked_since_ms = undefined;
        resolve(returned);
        return true;
      };
      if (this.#waiting.length === 0 && attempt()) return;
      const now_ms = this.#clock.monotonic_ms();
      // An earlier write has already waited for the full time, so later ones do not wait again.
      if (now_ms - (this.#locked_since_ms ?? now_ms) >= PATIENCE_MS) {
        reject(new LockedError());
        return;
      }
      const until_ms = now_ms + PATIENCE_MS;
      this.#waiting.push({ until_ms, attempt, fail: reject });
      this.#timer ??= this.#later();
    });
  }

  /**
   * Returns true if another program has held the lock for longer than a moment and still holds it.
   */
  isLocked(): boolean {
    if (this.#locked_since_ms === undefined) return false;
    if (this.#clock.monotonic_ms() - this.#locked_since_ms < MOMENT_MS) return false;
    try {
      this.#probe();
      this.#locked_since_ms = undefined;
    } catch (error) {
      if (!(error instanceof LockedError)) return false;
      this.#noteBusy();
    }
    return this.#locked_since_ms !== undefined;
  }

  /** Attempts all waiting writes once more and rejects those that fail. */
  close(): void {
    this.#timer?.cancel();
    for (const { attempt, fail } of this.#waiting.splice(0)) {
      if (!attempt()) fail(new LockedError());
    }
  }

  #noteBusy(): void {
    this.#locked_since_ms ??= this.#clock.monotonic_ms();
  }

  #later(): Timer {
    const pause_ms = PAUSES_MS[Math.min(this.#retries++, PAUSES_MS.length - 1)] as number;
    return this.#clock.after(pause_ms, () => this.#drain());
  }

  #drain(): void {
    this.#timer = undefined;
    while (this.#waiting[0]?.attempt()) this.#waiting.shift();
    const now_ms = this.#clock.monotonic_ms();
    while (this.#waiting[0] && this.#waiting[0].until_ms <= now_ms) {
      this.#waiting.shift()?.fail(new LockedError());
    }
    if (this.#waiting.length > 0) this.#timer ??= this.#later();
    else this.#retries = 0;
  }
}
