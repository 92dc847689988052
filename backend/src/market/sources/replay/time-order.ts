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
  #all_go_back: boolean | undefined;

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

  /**
   * Returns true if the newest row of a ticker comes first. Call after the last row. For a ticker
   * whose rows all have the same time, the order of the other tickers counts, if they agree.
   */
  goesBack(ticker: Ticker): boolean {
    const goes = this.#latest.get(ticker)?.goes;
    if (goes !== undefined) return goes === 'back';
    this.#all_go_back ??= this.#allGoBack();
    return this.#all_go_back;
  }

  #allGoBack(): boolean {
    const ways = new Set([...this.#latest.values()].map(({ goes }) => goes));
    return ways.has('back') && !ways.has('forward');
  }
}
