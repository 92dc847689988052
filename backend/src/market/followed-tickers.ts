import type { Ticker } from '@finally/contract';
import type { BarService } from './bars/bar-service.ts';
import type { MarketDataSource } from './sources/source.ts';

/** Tickers by the name of their follower. */
export type Followers = Readonly<Record<string, readonly Ticker[]>>;

interface Followed {
  readonly followers: Set<string>;
  /** Resolves once the source has answered and the ticker's history is loaded. */
  readonly ready: Promise<void>;
}

/**
 * Counts the followers of each ticker, such as `holding:default`, and lets the source follow a
 * ticker as long as it has one. Knows neither watchlists nor accounts.
 */
export class FollowedTickers {
  readonly #source: MarketDataSource;
  readonly #bars: BarService;
  readonly #followed = new Map<Ticker, Followed>();
  #passing = 0;

  constructor(source: MarketDataSource, bars: BarService) {
    this.#source = source;
    this.#bars = bars;
  }

  /** Starts the source with the tickers of several followers at once. */
  async start(followers: Followers): Promise<void> {
    const tickers = new Set(Object.values(followers).flat());
    const started = this.#source.start(tickers);
    for (const ticker of tickers) {
      this.#followed.set(ticker, {
        followers: new Set(
          Object.keys(followers).filter((follower) => followers[follower]?.includes(ticker)),
        ),
        ready: started.then(() => this.#bars.open(ticker)),
      });
    }
    await Promise.all([started, ...[...this.#followed.values()].map(({ ready }) => ready)]);
  }

  /** Adds a follower of the ticker; resolves once the source has answered. */
  async follow(ticker: Ticker, follower: string): Promise<void> {
    let followed = this.#followed.get(ticker);
    if (!followed) {
      const ready = this.#source.addTicker(ticker).then(() => this.#bars.open(ticker));
      followed = { followers: new Set(), ready };
      this.#followed.set(ticker, followed);
    }
    followed.followers.add(follower);
    await followed.ready;
  }

  /** Adds the tickers of several followers while the source runs. */
  async followAll(followers: Followers): Promise<void> {
    await Promise.all(
      Object.entries(followers).flatMap(([follower, tickers]) =>
        tickers.map((ticker) => this.follow(ticker, follower)),
      ),
    );
  }

  /** Removes a follower from all of its tickers. */
  async releaseAll(follower: string): Promise<void> {
    const tickers = [...this.#followed].filter(([, { followers }]) => followers.has(follower));
    await Promise.all(tickers.map(([ticker]) => this.release(ticker, follower)));
  }

  /** Removes a follower from a ticker; after the last one the source stops following it. */
  async release(ticker: Ticker, follower: string): Promise<void> {
    const followed = this.#followed.get(ticker);
    if (!followed?.followers.delete(follower) || followed.followers.size > 0) return;
    this.#followed.delete(ticker);
    await Promise.all([this.#bars.close(ticker), this.#source.removeTicker(ticker)]);
  }

  /**
   * Runs `use` while the ticker is followed, and unfollows it afterwards unless it has other
   * followers.
   */
  async during<Returned>(ticker: Ticker, use: () => Promise<Returned>): Promise<Returned> {
    const follower = `passing-${this.#passing++}`;
    await this.follow(ticker, follower);
    try {
      return await use();
    } finally {
      await this.release(ticker, follower);
    }
  }
}
