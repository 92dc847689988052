import type { Ticker } from '@finally/contract';
import type { MarketClock, Timer } from '../../../kernel/time/clock.ts';
import { MINUTE_MS } from '../../../kernel/time/units.ts';
import {
  type Depth,
  type DepthReader,
  type FollowedTickers,
  findInstrument,
  type PriceReader,
  type Symbols,
} from '../../../market/index.ts';

/** Name under which the symbols that clients ask for are followed. */
const FOLLOWER = 'alpaca:data';
/** Symbols that are kept because a client asked for them lately. */
const ASKED_MAX = 100;
const ASKED_MS_MAX = 10 * MINUTE_MS;
/** Steps of a symbol that are kept, five minutes of the simulated market. */
const STEPS_KEPT = 600;

export interface ShownStocksOptions {
  readonly prices: Pick<PriceReader, 'subscribe'>;
  readonly depth: Pick<DepthReader, 'depth'>;
  readonly followed: Pick<FollowedTickers, 'follow' | 'release'>;
  readonly symbols: Symbols;
  readonly clock: MarketClock;
  /** Called if a symbol could not be released. */
  readonly onError: (error: unknown) => void;
}

/** A symbol that clients asked for, and what the market showed of it since, oldest first. */
interface Asked {
  asked_at_ms: number;
  readonly steps: Depth[];
}

/**
 * The symbols that clients ask for: each is followed for ten minutes after it was asked for last, and what
 * the market shows of it is kept for some minutes. FinAlly records bars, but no single quotes and trades.
 */
export class ShownStocks {
  readonly #options: ShownStocksOptions;
  /** The one asked for longest ago first. */
  readonly #asked = new Map<Ticker, Asked>();
  #listening: { readonly unsubscribe: () => void; readonly sweep: Timer } | undefined;

  constructor(options: ShownStocksOptions) {
    this.#options = options;
  }

  /**
   * Follows a symbol and keeps what is shown of it.
   *
   * @returns false if it is unknown
   */
  async ask(ticker: Ticker): Promise<boolean> {
    const { symbols, followed, clock } = this.#options;
    const known = this.#asked.get(ticker);
    if (!known && !(await findInstrument(symbols, ticker)).ok) return false;
    this.#listening ??= this.#listen();
    const asked = this.#asked.get(ticker) ?? { asked_at_ms: 0, steps: [] };
    asked.asked_at_ms = clock.monotonic_ms();
    this.#asked.delete(ticker);
    this.#asked.set(ticker, asked);
    await followed.follow(ticker, FOLLOWER);
    this.#drop(ASKED_MAX);
    return true;
  }

  /** Returns what the market shows of a symbol now; undefined if it has no price. */
  now(ticker: Ticker): Depth | undefined {
    return this.#options.depth.depth(ticker);
  }

  /** Returns what was shown since a symbol was asked for, oldest first. */
  steps(ticker: Ticker): readonly Depth[] {
    return this.#asked.get(ticker)?.steps ?? [];
  }

  close(): void {
    this.#listening?.unsubscribe();
    this.#listening?.sweep.cancel();
    this.#listening = undefined;
    this.#drop(0);
  }

  #listen() {
    const { prices, depth, clock } = this.#options;
    const unsubscribe = prices.subscribe(({ ticks }) => {
      for (const { ticker } of ticks) {
        const steps = this.#asked.get(ticker)?.steps;
        const shown = steps && depth.depth(ticker);
        if (!shown) continue;
        steps.push(shown);
        if (steps.length > STEPS_KEPT) steps.shift();
      }
    });
    const sweep = clock.every(MINUTE_MS, () => {
      const since_ms = clock.monotonic_ms() - ASKED_MS_MAX;
      const recent = [...this.#asked.values()].filter(({ asked_at_ms }) => asked_at_ms > since_ms);
      this.#drop(recent.length);
    });
    return { unsubscribe, sweep };
  }

  /** Releases the symbols asked for longest ago, except for `kept` of them. */
  #drop(kept: number): void {
    const { followed, onError } = this.#options;
    for (const ticker of [...this.#asked.keys()].slice(0, Math.max(0, this.#asked.size - kept))) {
      this.#asked.delete(ticker);
      followed.release(ticker, FOLLOWER).catch(onError);
    }
  }
}
