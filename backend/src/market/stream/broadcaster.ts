import type { Ticker } from '@finally/contract';
import type { Timer, WallClock } from '../../kernel/time/clock.ts';
import { type StreamClient, unreadPeers } from '../../sse/index.ts';
import type { PriceReader } from '../prices/cache.ts';
import { EventEncoder } from './event-encoder.ts';
import type { StreamStatistics } from './statistics.ts';
import type { Subscription } from './subscription.ts';
import { type Behind, SubscriptionGroup } from './subscription-group.ts';

const HEARTBEAT_MS = 15_000;
const SILENCE_MS_MAX = 30_000;
const PATROL_MS = 1_000;
const QUEUE_LOOK_MS = 2_000;
/** Unacknowledged bytes that a client which keeps up may have in flight. */
const UNREAD_BYTES_MAX = 16 * 1024;

const HEARTBEAT = Buffer.from(':\n\n');

/**
 * Sends price events to many clients. Each event is encoded once per distinct subscription, and the
 * same bytes are written to every client that has it. A client that falls behind is skipped until
 * it catches up and then receives the newest state in one event, so its buffer never grows.
 */
export class PriceBroadcaster {
  readonly #prices: PriceReader;
  readonly #clock: WallClock;
  readonly #encoder: EventEncoder;
  readonly #groups = new Map<string, SubscriptionGroup>();
  readonly #unsubscribe: () => void;
  readonly #timers: readonly Timer[];
  readonly #counts = { events: 0, deliveries: 0, skips: 0, conflations: 0, drops: 0 };
  #closed = false;
  #isLooking = false;

  constructor(prices: PriceReader, clock: WallClock) {
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

  /** The number of connected clients. */
  get size(): number {
    let size = 0;
    for (const group of this.#groups.values()) size += group.size;
    return size;
  }

  get statistics(): StreamStatistics {
    let clients_behind = 0;
    for (const group of this.#groups.values()) clients_behind += group.behind.size;
    return {
      ...this.#counts,
      clients: this.size,
      clients_behind,
      subscriptions: this.#groups.size,
    };
  }

  /**
   * Sends `client` the state of every ticker it subscribed to, and then all changes.
   *
   * @returns a function that ends the client's subscription
   */
  add(client: StreamClient, subscription: Subscription): () => void {
    if (this.#closed) {
      client.end();
      return () => {};
    }
    const group = this.#groupOf(subscription);
    group.current.add(client);
    this.#write(group, client, group.state());
    return () => this.#remove(group, client);
  }

  /** Ends every stream and unsubscribes from prices. */
  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    for (const timer of this.#timers) timer.cancel();
    for (const group of this.#groups.values()) {
      for (const client of group.current) client.end();
      // These clients may never read the rest, so the stream is not ended gracefully.
      for (const client of group.behind.keys()) client.cut();
    }
    this.#groups.clear();
  }

  #groupOf(subscription: Subscription): SubscriptionGroup {
    const known = this.#groups.get(subscription.key);
    if (known) return known;
    const group = new SubscriptionGroup(subscription, this.#prices, this.#encoder);
    this.#groups.set(subscription.key, group);
    return group;
  }

  #remove(group: SubscriptionGroup, client: StreamClient): void {
    group.current.delete(client);
    group.behind.delete(client);
    const { key } = group.subscription;
    if (group.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
  }

  #publish(changed: readonly Ticker[]): void {
    for (const group of this.#groups.values()) {
      const event = group.event(changed);
      if (!event) continue;
      this.#counts.events += 1;
      this.#counts.deliveries += group.current.size;
      this.#counts.skips += group.behind.size;
      this.#send(group, event);
    }
  }

  #beat(): void {
    for (const group of this.#groups.values()) this.#send(group, HEARTBEAT);
  }

  #send(group: SubscriptionGroup, chunk: Buffer): void {
    for (const client of group.current) {
      if (!client.write(chunk)) this.#holdBack(group, client);
    }
  }

  #write(group: SubscriptionGroup, client: StreamClient, chunk: Buffer): void {
    if (!client.write(chunk)) this.#holdBack(group, client);
  }

  #holdBack(group: SubscriptionGroup, client: StreamClient): void {
    this.#setAside(group, client, 'blocked');
    client.onceDrained(() => this.#bringUp(group, client));
  }

  #setAside(group: SubscriptionGroup, client: StreamClient, reason: Behind['reason']): void {
    group.current.delete(client);
    group.behind.set(client, { since_ms: this.#clock.monotonic_ms(), reason });
  }

  #bringUp(group: SubscriptionGroup, client: StreamClient): void {
    if (!group.behind.delete(client)) return;
    group.current.add(client);
    this.#counts.conflations += 1;
    this.#write(group, client, group.state());
  }

  /** Finds clients that read nothing although the operating system still accepts data for them. */
  async #lookAtQueues(): Promise<void> {
    if (this.#isLooking || this.#groups.size === 0) return;
    this.#isLooking = true;
    const unread = await unreadPeers(UNREAD_BYTES_MAX);
    this.#isLooking = false;
    if (!unread || this.#closed) return;
    for (const group of this.#groups.values()) {
      for (const [client, { reason }] of group.behind) {
        if (reason === 'unread' && !unread.has(client.peer)) this.#bringUp(group, client);
      }
      if (unread.size === 0) continue;
      for (const client of group.current) {
        if (unread.has(client.peer)) this.#setAside(group, client, 'unread');
      }
    }
  }

  #dropSilent(): void {
    const longAgo = this.#clock.monotonic_ms() - SILENCE_MS_MAX;
    for (const group of this.#groups.values()) {
      for (const [client, { since_ms }] of group.behind) {
        if (since_ms > longAgo) continue;
        this.#counts.drops += 1;
        this.#remove(group, client);
        client.cut();
      }
    }
  }
}
