import type {
  MARKET,
  MarketClock,
  Timer,
  WALL,
  WallClock,
} from '../../../src/kernel/time/clock.ts';

/** Wednesday, 11 February 2026, 14:30 UTC. */
export const OPENING_MS = Date.UTC(2026, 1, 11, 14, 30);

interface Pending {
  due_ms: number;
  readonly interval_ms: number | null;
  readonly run: () => void;
}

/** A clock that moves only when a test advances it. It serves as wall and market clock. */
export class ManualClock implements WallClock, MarketClock {
  declare readonly [WALL]: true;
  declare readonly [MARKET]: true;
  #now_ms: number;
  #monotonic_ms = 0;
  readonly #pending = new Set<Pending>();

  constructor(start_ms: number = OPENING_MS) {
    this.#now_ms = start_ms;
  }

  /** Number of waiting timers. */
  get waiting(): number {
    return this.#pending.size;
  }

  now_ms(): number {
    return this.#now_ms;
  }

  monotonic_ms(): number {
    return this.#monotonic_ms;
  }

  /** Runs after the current code, without advancing the time. */
  soon(run: () => void): void {
    queueMicrotask(run);
  }

  after(delay_ms: number, run: () => void): Timer {
    return this.#wait({ due_ms: this.#monotonic_ms + delay_ms, interval_ms: null, run });
  }

  every(interval_ms: number, run: () => void): Timer {
    return this.#wait({ due_ms: this.#monotonic_ms + interval_ms, interval_ms, run });
  }

  /** Advances the time by `ms` and fires the timers that fall due, in order. */
  advance(ms: number): void {
    const end_ms = this.#monotonic_ms + ms;
    for (;;) {
      const next = this.#next();
      if (!next || next.due_ms > end_ms) break;
      this.#go(next.due_ms - this.#monotonic_ms);
      if (next.interval_ms === null) this.#pending.delete(next);
      else next.due_ms += next.interval_ms;
      next.run();
    }
    this.#go(end_ms - this.#monotonic_ms);
  }

  /** Advances the wall clock without firing timers, as if the process had been suspended. */
  skip(ms: number): void {
    this.#now_ms += ms;
  }

  #go(ms: number): void {
    this.#monotonic_ms += ms;
    this.#now_ms += ms;
  }

  #next(): Pending | undefined {
    let next: Pending | undefined;
    for (const timer of this.#pending) {
      if (!next || timer.due_ms < next.due_ms) next = timer;
    }
    return next;
  }

  #wait(timer: Pending): Timer {
    this.#pending.add(timer);
    return { cancel: () => void this.#pending.delete(timer) };
  }
}
