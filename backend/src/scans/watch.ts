import type { Ticker } from '@finally/contract';
import { type MarketClock, type Timer, toIso } from '../kernel/time/clock.ts';
import { SECOND_MS } from '../kernel/time/units.ts';
import type { Match, Scanner } from './scanner.ts';
import type { ScanStore, WatchedScan } from './store.ts';

/** Pause between two comparisons of all lists. */
const COMPARE_EVERY_MS = 10 * SECOND_MS;
/** A ticker that leaves a list for a shorter time has not left it. */
const ABSENT_MS = 300 * SECOND_MS;
/** Tickers that one comparison of a list may tell of; the rest is listed in silence. */
const ENTRIES_MAX = 10;

export interface ScanWatchOptions {
  readonly account_id: string;
  readonly store: ScanStore;
  readonly scanner: Pick<Scanner, 'run'>;
  readonly clock: MarketClock;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}

/**
 * Compares the lists of the scans with an alert, again and again. A ticker that enters a list is stored
 * once, and again only after it was off the list for five minutes. The first comparison stores nobody.
 */
export class ScanWatch {
  readonly #options: ScanWatchOptions;
  /** When each ticker was last on a list, by scan. */
  readonly #seen_ms = new Map<string, Map<Ticker, number>>();
  #timer: Timer | undefined;
  #comparing: Promise<void> | undefined;

  constructor(options: ScanWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= this.#options.clock.every(COMPARE_EVERY_MS, () => void this.#next());
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.#comparing;
  }

  /** Compares every list, unless that is still under way; never rejects. */
  #next(): void {
    this.#comparing ??= this.#compareAll()
      .catch(this.#options.onError)
      .finally(() => {
        this.#comparing = undefined;
      });
  }

  async #compareAll(): Promise<void> {
    const { account_id, store } = this.#options;
    const all = await store.watched(account_id);
    for (const watched of all) {
      if (!this.#timer) return;
      await this.#compare(watched);
    }
  }

  async #compare(watched: WatchedScan): Promise<void> {
    const { account_id, store, scanner, clock, newId } = this.#options;
    const { is_preparing, matches } = await scanner.run(watched.scan);
    if (is_preparing) return;
    const now_ms = clock.now_ms();
    const { listed, entered } = this.#advance(watched, matches, now_ms);
    const isSame =
      watched.listed?.length === listed.length &&
      listed.every((ticker) => watched.listed?.includes(ticker));
    if (isSame) return;
    const entries = entered.slice(0, ENTRIES_MAX).map(({ day }) => ({
      id: newId(),
      ticker: day.ticker,
      price_e4: day.price_e4,
      entered_at: toIso(now_ms),
    }));
    await store.compared(account_id, watched, listed, entries);
  }

  /** Returns the tickers that are on the list by now, and the matches that entered it. */
  #advance({ name, scan, listed }: WatchedScan, matches: readonly Match[], now_ms: number) {
    const key = JSON.stringify([name.toLowerCase(), scan]);
    const seen = this.#seen_ms.get(key) ?? new Map<Ticker, number>();
    this.#seen_ms.set(key, seen);
    for (const { day } of matches) seen.set(day.ticker, now_ms);
    const before = new Set(listed ?? []);
    for (const ticker of before) if (!seen.has(ticker)) seen.set(ticker, now_ms);
    for (const [ticker, at_ms] of seen) if (now_ms - at_ms >= ABSENT_MS) seen.delete(ticker);
    return {
      listed: [...seen.keys()].filter((ticker) => before.has(ticker) || isIn(matches, ticker)),
      entered: listed === null ? [] : matches.filter(({ day }) => !before.has(day.ticker)),
    };
  }
}

const isIn = (matches: readonly Match[], ticker: Ticker): boolean =>
  matches.some(({ day }) => day.ticker === ticker);
