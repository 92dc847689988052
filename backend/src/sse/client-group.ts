import type { WallClock } from '../kernel/time/clock.ts';
import type { StreamClient } from './client.ts';

/** A client that accepts no data for this long is disconnected. */
const SILENCE_MS_MAX = 30_000;

interface Behind {
  readonly since_ms: number;
  /** Whether the system still accepts data for it, although it reads nothing. */
  readonly is_unread: boolean;
}

/**
 * Clients that receive the same bytes. One that falls behind is skipped until it has caught up and then
 * receives the newest state, so nothing is buffered for it.
 */
export class ClientGroup {
  readonly #clock: Pick<WallClock, 'monotonic_ms'>;
  readonly #state: () => Uint8Array | undefined;
  readonly #current = new Set<StreamClient>();
  readonly #behind = new Map<StreamClient, Behind>();

  /** @param state returns the newest state; undefined if there is none */
  constructor(clock: Pick<WallClock, 'monotonic_ms'>, state: () => Uint8Array | undefined) {
    this.#clock = clock;
    this.#state = state;
  }

  get size(): number {
    return this.#current.size + this.#behind.size;
  }

  /** Adds a client and sends it the newest state. */
  add(client: StreamClient): void {
    this.#current.add(client);
    const state = this.#state();
    if (state) this.#write(client, state);
  }

  remove(client: StreamClient): void {
    this.#current.delete(client);
    this.#behind.delete(client);
  }

  /** Writes to every client that keeps up. */
  send(chunk: Uint8Array): void {
    for (const client of this.#current) this.#write(client, chunk);
  }

  /** @param unread the peers that do not read what the system holds for them */
  skipUnread(unread: ReadonlySet<string>): void {
    for (const [client, { is_unread }] of this.#behind) {
      if (is_unread && !unread.has(client.peer)) this.#bringUp(client);
    }
    for (const client of this.#current) {
      if (unread.has(client.peer)) this.#setAside(client, true);
    }
  }

  /** Disconnects the clients that have been behind for too long. */
  dropSilent(): void {
    const long_ago_ms = this.#clock.monotonic_ms() - SILENCE_MS_MAX;
    for (const [client, { since_ms }] of this.#behind) {
      if (since_ms > long_ago_ms) continue;
      this.remove(client);
      client.cut();
    }
  }

  /** Ends every stream. */
  close(): void {
    for (const client of this.#current) client.end();
    // These clients may never read the rest, so the stream is not ended gracefully.
    for (const client of this.#behind.keys()) client.cut();
  }

  #write(client: StreamClient, chunk: Uint8Array): void {
    if (client.write(chunk)) return;
    this.#setAside(client, false);
    client.onceDrained(() => this.#bringUp(client));
  }

  #setAside(client: StreamClient, is_unread: boolean): void {
    this.#current.delete(client);
    this.#behind.set(client, { since_ms: this.#clock.monotonic_ms(), is_unread });
  }

  #bringUp(client: StreamClient): void {
    if (this.#behind.delete(client)) this.add(client);
  }
}
