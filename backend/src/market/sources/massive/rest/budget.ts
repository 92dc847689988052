import type { MarketClock, Timer } from '../../../../kernel/time/clock.ts';

/** The purposes of calls, the most urgent first. */
export const CALL_PURPOSES = ['poll', 'first_price', 'status', 'history', 'search'] as const;
export type CallPurpose = (typeof CALL_PURPOSES)[number];

/** Slightly more than a minute, because network delays vary between calls. */
const WINDOW_MS = 60_500;

export interface CallBudgetOptions {
  readonly clock: MarketClock;
  readonly calls_per_minute: number;
}

interface Waiting {
  readonly grant: () => void;
}

interface Call {
  readonly purpose: CallPurpose;
  readonly at_ms: number;
}

/**
 * Rations the calls per minute. Reserves as many as polls need; grants the rest to waiting calls by
 * urgency, then in order of arrival.
 */
export class CallBudget {
  readonly #options: CallBudgetOptions;
  readonly #waiting = new Map<CallPurpose, Waiting[]>();
  #calls: Call[] = [];
  #kept_for_polls = 0;
  #paused_until_ms = Number.NEGATIVE_INFINITY;
  #timer: Timer | undefined;

  constructor(options: CallBudgetOptions) {
    this.#options = options;
  }

  /** Reserves this many calls per minute for polls; at least one remains for other purposes. */
  keepForPolls(calls: number): void {
    this.#kept_for_polls = Math.min(calls, this.#options.calls_per_minute - 1);
    this.#serve();
  }

  /** Resolves with true when the call may be made, or with false if `ended` aborts first. */
  take(purpose: CallPurpose, ended: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (ended.aborted) return resolve(false);
      const queue = this.#waiting.get(purpose) ?? [];
      this.#waiting.set(purpose, queue);
      const leave = (): void => {
        queue.splice(queue.indexOf(waiting), 1);
        resolve(false);
        this.#serve();
      };
      const waiting: Waiting = {
        grant: () => {
          ended.removeEventListener('abort', leave);
          resolve(true);
        },
      };
      queue.push(waiting);
      ended.addEventListener('abort', leave, { once: true });
      this.#serve();
    });
  }

  /** Returns true if a call for this purpose could be made at once. */
  hasRoom(purpose: CallPurpose): boolean {
    this.#forget();
    return this.#roomFor(purpose) && !this.#moreUrgentWaits(purpose);
  }

  /** Blocks all calls for this long. */
  pause(duration_ms: number): void {
    const until_ms = this.#options.clock.monotonic_ms() + duration_ms;
    this.#paused_until_ms = Math.max(this.#paused_until_ms, until_ms);
    this.#serve();
  }

  #serve(): void {
    this.#forget();
    for (const purpose of CALL_PURPOSES) {
      const queue = this.#waiting.get(purpose) ?? [];
      while (queue.length > 0 && this.#roomFor(purpose)) {
        this.#calls.push({ purpose, at_ms: this.#options.clock.monotonic_ms() });
        queue.shift()?.grant();
      }
    }
    this.#timer?.cancel();
    if ([...this.#waiting.values()].some((queue) => queue.length > 0)) this.#serveLater();
  }

  #serveLater(): void {
    const { clock } = this.#options;
    const now_ms = clock.monotonic_ms();
    const [oldest] = this.#calls;
    const free_ms = oldest ? oldest.at_ms + WINDOW_MS : now_ms;
    const due_ms = now_ms < this.#paused_until_ms ? this.#paused_until_ms : free_ms;
    this.#timer = clock.after(Math.max(1, due_ms - now_ms), () => this.#serve());
  }

  #forget(): void {
    const since_ms = this.#options.clock.monotonic_ms() - WINDOW_MS;
    this.#calls = this.#calls.filter(({ at_ms }) => at_ms > since_ms);
  }

  #roomFor(purpose: CallPurpose): boolean {
    const { clock, calls_per_minute } = this.#options;
    if (clock.monotonic_ms() < this.#paused_until_ms) return false;
    if (this.#calls.length >= calls_per_minute) return false;
    if (purpose === 'poll') return true;
    const others = this.#calls.filter((call) => call.purpose !== 'poll').length;
    return others < calls_per_minute - this.#kept_for_polls;
  }

  #moreUrgentWaits(purpose: CallPurpose): boolean {
    return CALL_PURPOSES.slice(0, CALL_PURPOSES.indexOf(purpose) + 1).some(
      (urgent) => (this.#waiting.get(urgent)?.length ?? 0) > 0,
    );
  }
}
