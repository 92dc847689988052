/** A scheduled timer. Calling `cancel` after it has fired does nothing. */
export interface Timer {
  cancel(): void;
}

/**
 * Time and timers. Passed in as a dependency so that tests can control the time. Nothing else in
 * the backend reads the system clock.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now_ms(): number;
  /** Milliseconds that never decrease; for measuring durations. */
  monotonic_ms(): number;
  /** Calls `run` once, after the events that are already queued. */
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

/** Formats a time as ISO 8601 in UTC with milliseconds, the format of timestamps on the wire. */
export const toIso = (time_ms: number): string => new Date(time_ms).toISOString();

const DAY_MS = 86_400_000;

/**
 * Returns the UTC midnight at which the day of `time_ms` began, in milliseconds since the epoch.
 */
export const utcDayStart = (time_ms: number): number => Math.floor(time_ms / DAY_MS) * DAY_MS;
