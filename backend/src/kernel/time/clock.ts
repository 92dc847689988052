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

/** Brands of the two clocks; they exist only as types. */
export declare const WALL: unique symbol;
export declare const MARKET: unique symbol;

/** The time of the machine: sign-ins, rate limits, time-outs of models, connections. */
export interface WallClock extends Clock {
  readonly [WALL]: true;
}

/** The time of the market: prices, bars, trades, alerts, the value curve. */
export interface MarketClock extends Clock {
  readonly [MARKET]: true;
}

/** The clock of a live market, whose time is the machine's. */
export const liveMarketClock = (wall: WallClock): MarketClock => wall as Clock as MarketClock;

export const systemClock = {
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
} satisfies Clock as Clock as WallClock;

let last_ms = Number.NaN;
let last_iso = '';

/**
 * Formats a time as ISO 8601 in UTC with milliseconds, as on the wire. Keeps the last text, because the
 * rows of one moment ask for the same one.
 */
export function toIso(time_ms: number): string {
  if (time_ms !== last_ms) {
    last_iso = new Date(time_ms).toISOString();
    last_ms = time_ms;
  }
  return last_iso;
}
