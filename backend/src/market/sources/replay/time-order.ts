import type { Ticker } from '@finally/contract';

interface Latest {
  readonly time_ms: number;
  readonly line: number;
  readonly goes: 'forward' | 'back' | undefined;
}

/**
 * Checks that the rows of each ticker are all in ascending or all in descending time order. A row
 * that breaks the order has a wrong time, or is in local time and the clock was set back.
 */
export class TimeOrder {
  readonly #latest = new Map<Ticker, Latest>();

  /** Returns what the time of the row should have been, or undefined if it is in order. */
  refuses(ticker: Ticker, time_ms: number, line: number): string | undefined {
    const before = this.#latest.get(ticker);
    const step = before === undefined ? 0 : time_ms - before.time_ms;
    const goes = step === 0 ? before?.goes : step > 0 ? 'forward' : 'back';
    if (before?.goes && goes !== before.goes) {
      const side = before.goes === 'forward' ? 'later' : 'earlier';
      return `the same or ${side} than the time of ${ticker} on line ${before.line}, because the rows of a ticker must be in one time order`;
    }
    this.#latest.set(ticker, { time_ms, line, goes });
    return undefined;
  }
}
