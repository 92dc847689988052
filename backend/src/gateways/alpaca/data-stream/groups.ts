import type { ClientSocket } from '../sockets/client-socket.ts';
import type { Codec, Encoded } from './codec.ts';
import { type Channel, includes, keyOf, type Subscription } from './subscription.ts';

/** Clients with the same subscription and codec, which get the same frames. */
interface Group {
  readonly subscription: Subscription;
  readonly codec: Codec;
  readonly clients: Set<ClientSocket>;
}

/** A message for all who subscribed to a symbol in a channel. */
export interface Published {
  readonly channel: Channel;
  readonly symbols: readonly string[];
  readonly message: object;
}

/**
 * Sends messages to clients by their subscriptions. Each message is encoded once per codec, and each
 * frame joined once for all clients with the same subscription.
 */
export class Groups {
  readonly #groups = new Map<string, Group>();
  readonly #codecs = new Map<Codec, number>();

  get size(): number {
    let size = 0;
    for (const { clients } of this.#groups.values()) size += clients.size;
    return size;
  }

  /** @returns a function that removes the client */
  add(client: ClientSocket, codec: Codec, subscription: Subscription): () => void {
    const number = this.#codecs.get(codec) ?? this.#codecs.size;
    this.#codecs.set(codec, number);
    const key = `${number} ${keyOf(subscription)}`;
    const group = this.#groups.get(key) ?? { subscription, codec, clients: new Set() };
    this.#groups.set(key, group);
    group.clients.add(client);
    return () => {
      group.clients.delete(client);
      if (group.clients.size === 0) this.#groups.delete(key);
    };
  }

  /** Returns true if anybody subscribed to a symbol in a channel. */
  wants(channel: Channel, symbol: string): boolean {
    for (const { subscription } of this.#groups.values()) {
      if (includes(subscription, channel, symbol)) return true;
    }
    return false;
  }

  /** Sends messages, in their order, as one frame to each client that subscribed to any of them. */
  publish(messages: readonly Published[]): void {
    const encoded = new Map<Codec, Map<Published, Encoded>>();
    for (const { subscription, codec, clients } of this.#groups.values()) {
      const cache = encoded.get(codec) ?? new Map<Published, Encoded>();
      encoded.set(codec, cache);
      const own: Encoded[] = [];
      for (const published of messages) {
        const { channel, symbols, message } = published;
        if (!symbols.some((symbol) => includes(subscription, channel, symbol))) continue;
        const known = cache.get(published) ?? codec.encode(message);
        cache.set(published, known);
        own.push(known);
      }
      if (own.length === 0) continue;
      const frame = codec.frame(own);
      for (const client of clients) client.send(frame);
    }
  }
}
