/** A timer that was set; `cancel` is harmless when it has already fired. */
export interface Timer {
  cancel(): void;
}

/**
 * Time and timers, handed in wherever either is needed, so that a test can
 * decide what time it is. Nothing else in the backend reads the clock.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now_ms(): number;
  /** Milliseconds that only ever grow; for measuring durations. */
  monotonic_ms(): number;
  /** Calls `run` once, after the events that are waiting now. */
  soon(run: () => void): void;
  /** Calls `run` once after `delay_ms`. Does not keep the process alive. */
  after(delay_ms: number, run: () => void): Timer;
  /** Calls `run` every `interval_ms`. Does not keep the process alive. */
  every(interval_ms: number, run: () => void): Timer;
}

export const systemClock: Clock = {
  now_ms: () => Date.now(),
  monotonic_ms: () => performance.now(),
  soon: (run) => {
    setImmediate(run);
  },
  after(delay_ms, run) {
    const timeout = setTimeout(run, delay_ms);
    timeout.unref();
    return { cancel: () => clearTimeout(timeout) };
  },
  every(interval_ms, run) {
    const interval = setInterval(run, interval_ms);
    interval.unref();
    return { cancel: () => clearInterval(interval) };
  },
};

/** ISO 8601 in UTC with milliseconds, as timestamps stand on the wire. */
export const toIso = (time_ms: number): string => new Date(time_ms).toISOString();

const DAY_MS = 86_400_000;

/** Returns the midnight in UTC with which the day of a time began, in milliseconds since the epoch. */
export const utcDayStart = (time_ms: number): number => Math.floor(time_ms / DAY_MS) * DAY_MS;
