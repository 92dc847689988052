import type { Ticker } from '@finally/contract';
import type { Clock, Timer } from '../../kernel/clock.ts';
import { type StreamClient, unreadPeers } from '../../sse/index.ts';
import type { PriceReader } from '../prices/cache.ts';
import { EventEncoder } from './event-encoder.ts';
import type { StreamStatistics } from './statistics.ts';
import type { Subscription } from './subscription.ts';
import { type Behind, Feed } from './subscription-group.ts';

const HEARTBEAT_MS = 15_000;
const SILENCE_MS_MAX = 30_000;
const PATROL_MS = 1_000;
const QUEUE_LOOK_MS = 2_000;
/** What a client that keeps up may have under way. */
const UNREAD_BYTES_MAX = 16 * 1024;

const HEARTBEAT = Buffer.from(':\n\n');

/**
 * Sends price events to many clients. An event is encoded and framed once for
 * each distinct subscription, and the same bytes are written to everyone who
 * has it. A client that falls behind is skipped until it has caught up, and
 * then gets the newest state in one event: what is held for it never grows.
 */
export class PriceBroadcaster {
  readonly #prices: PriceReader;
  readonly #clock: Pick<Clock, 'every' | 'monotonic_ms'>;
  readonly #encoder: EventEncoder;
  readonly #feeds = new Map<string, Feed>();
  readonly #unsubscribe: () => void;
  readonly #timers: readonly Timer[];
  readonly #counts = { events: 0, deliveries: 0, skips: 0, conflations: 0, drops: 0 };
  #closed = false;
  #isLooking = false;

  constructor(prices: PriceReader, clock: Pick<Clock, 'every' | 'monotonic_ms'>) {
    this.#prices = prices;
    this.#clock = clock;
    this.#encoder = new EventEncoder(prices);
    this.#unsubscribe = prices.subscribe(({ changed }) => this.#publish(changed));
    this.#timers = [
      clock.every(HEARTBEAT_MS, () => this.#beat()),
      clock.every(PATROL_MS, () => this.#dropSilent()),
      clock.every(QUEUE_LOOK_MS, () => void this.#lookAtQueues()),
    ];
  }

  /** How many clients are connected. */
  get size(): number {
    let size = 0;
    for (const feed of this.#feeds.values()) size += feed.size;
    return size;
  }

  get statistics(): StreamStatistics {
    let clients_behind = 0;
    for (const feed of this.#feeds.values()) clients_behind += feed.behind.size;
    return {
      ...this.#counts,
      clients: this.size,
      clients_behind,
      subscriptions: this.#feeds.size,
    };
  }

  /**
   * Sends `client` the state of every ticker it wants, and from then on what changes.
   *
   * @returns ends the client's subscription
   */
  add(client: StreamClient, subscription: Subscription): () => void {
    if (this.#closed) {
      client.end();
      return () => {};
    }
    const feed = this.#feedOf(subscription);
    feed.current.add(client);
    this.#write(feed, client, feed.state());
    return () => this.#remove(feed, client);
  }

  /** Ends every stream and takes part in nothing any more. */
  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    for (const timer of this.#timers) timer.cancel();
    for (const feed of this.#feeds.values()) {
      for (const client of feed.current) client.end();
      // What these have not read they may never read.
      for (const client of feed.behind.keys()) client.cut();
    }
    this.#feeds.clear();
  }

  #feedOf(subscription: Subscription): Feed {
    const known = this.#feeds.get(subscription.key);
    if (known) return known;
    const feed = new Feed(subscription, this.#prices, this.#encoder);
    this.#feeds.set(subscription.key, feed);
    return feed;
  }

  #remove(feed: Feed, client: StreamClient): void {
    feed.current.delete(client);
    feed.behind.delete(client);
    const { key } = feed.subscription;
    if (feed.size === 0 && this.#feeds.get(key) === feed) this.#feeds.delete(key);
  }

  #publish(changed: readonly Ticker[]): void {
    for (const feed of this.#feeds.values()) {
      const event = feed.event(changed);
      if (!event) continue;
      this.#counts.events += 1;
      this.#counts.deliveries += feed.current.size;
      this.#counts.skips += feed.behind.size;
      this.#send(feed, event);
    }
  }

  #beat(): void {
    for (const feed of this.#feeds.values()) this.#send(feed, HEARTBEAT);
  }

  #send(feed: Feed, chunk: Buffer): void {
    for (const client of feed.current) {
      if (!client.write(chunk)) this.#holdBack(feed, client);
    }
  }

  #write(feed: Feed, client: StreamClient, chunk: Buffer): void {
    if (!client.write(chunk)) this.#holdBack(feed, client);
  }

  #holdBack(feed: Feed, client: StreamClient): void {
    this.#setAside(feed, client, 'blocked');
    client.onceDrained(() => this.#bringUp(feed, client));
  }

  #setAside(feed: Feed, client: StreamClient, reason: Behind['reason']): void {
    feed.current.delete(client);
    feed.behind.set(client, { since_ms: this.#clock.monotonic_ms(), reason });
  }

  #bringUp(feed: Feed, client: StreamClient): void {
    if (!feed.behind.delete(client)) return;
    feed.current.add(client);
    this.#counts.conflations += 1;
    this.#write(feed, client, feed.state());
  }

  /** Finds those who read nothing though the system still takes what is sent to them. */
  async #lookAtQueues(): Promise<void> {
    if (this.#isLooking || this.#feeds.size === 0) return;
    this.#isLooking = true;
    const unread = await unreadPeers(UNREAD_BYTES_MAX);
    this.#isLooking = false;
    if (!unread || this.#closed) return;
    for (const feed of this.#feeds.values()) {
      for (const [client, { reason }] of feed.behind) {
        if (reason === 'unread' && !unread.has(client.peer)) this.#bringUp(feed, client);
      }
      if (unread.size === 0) continue;
      for (const client of feed.current) {
        if (unread.has(client.peer)) this.#setAside(feed, client, 'unread');
      }
    }
  }

  #dropSilent(): void {
    const longAgo = this.#clock.monotonic_ms() - SILENCE_MS_MAX;
    for (const feed of this.#feeds.values()) {
      for (const [client, { since_ms }] of feed.behind) {
        if (since_ms > longAgo) continue;
        this.#counts.drops += 1;
        this.#remove(feed, client);
        client.cut();
      }
    }
  }
}
