import type { Ticker } from '@finally/contract';
import type { StreamClient } from '../../sse/index.ts';
import type { PriceReader } from '../prices/cache.ts';
import type { EventEncoder } from './event-encoder.ts';
import type { Subscription } from './subscription.ts';

/** Why a client is skipped, and since when (monotonic milliseconds). */
export interface Behind {
  readonly since_ms: number;
  /**
   * `blocked`: the system accepts no more data for it. `unread`: the system accepts data, but the
   * client does not read it.
   */
  readonly reason: 'blocked' | 'unread';
}

/** All clients with the same subscription. What they receive is encoded once. */
export class SubscriptionGroup {
  readonly subscription: Subscription;
  /** Clients that keep up. */
  readonly current = new Set<StreamClient>();
  /** Clients that do not keep up. */
  readonly behind = new Map<StreamClient, Behind>();
  readonly #prices: PriceReader;
  readonly #encoder: EventEncoder;
  #state: { readonly version: number; readonly frame: Buffer } | undefined;

  constructor(subscription: Subscription, prices: PriceReader, encoder: EventEncoder) {
    this.subscription = subscription;
    this.#prices = prices;
    this.#encoder = encoder;
  }

  get size(): number {
    return this.current.size + this.behind.size;
  }

  /** Returns the event for these clients, or undefined if no changed ticker concerns them. */
  event(changed: readonly Ticker[]): Buffer | undefined {
    const wanted = this.#wanted(changed);
    return wanted.length > 0 ? this.#encoder.encode(wanted) : undefined;
  }

  /** Returns the latest price of every ticker in the subscription. */
  state(): Buffer {
    const { version } = this.#prices;
    if (this.#state?.version !== version) {
      const frame = this.#encoder.encode(this.#wanted(this.#prices.tickers()));
      this.#state = { version, frame };
    }
    return this.#state.frame;
  }

  #wanted(tickers: readonly Ticker[]): readonly Ticker[] {
    return tickers.filter((ticker) => this.subscription.wants(ticker));
  }
}
