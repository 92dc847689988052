import type { Ticker } from '@finally/contract';
import type { StreamClient } from '../../sse/index.ts';
import type { PriceReader } from '../prices/cache.ts';
import type { EventEncoder } from './event-encoder.ts';
import type { Subscription } from './subscription.ts';

/** Why a client is held back, and since when (monotonic milliseconds). */
export interface Behind {
  readonly since_ms: number;
  /** `blocked`: the system takes nothing more for it. `unread`: it takes more and more. */
  readonly reason: 'blocked' | 'unread';
}

/** Everyone who wants the same: what they are sent is encoded once. */
export class Feed {
  readonly subscription: Subscription;
  /** Who keeps up. */
  readonly current = new Set<StreamClient>();
  /** Who does not. */
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

  /** What changed, for these clients; undefined where none of it concerns them. */
  event(changed: readonly Ticker[]): Buffer | undefined {
    const wanted = this.#wanted(changed);
    return wanted.length > 0 ? this.#encoder.encode(wanted) : undefined;
  }

  /** The latest price of every ticker that these clients want. */
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
