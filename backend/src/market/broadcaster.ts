import type { PriceEvent, Ticker } from '@finally/contract';
import type { Clock, Timer } from '../kernel/clock.ts';
import type { PriceReader } from './cache.ts';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;

/** The receiving end of one stream: a socket's response, or a stand-in. */
export interface StreamClient {
  /** @returns false where the receiver is behind and nothing more should be written */
  write(chunk: Uint8Array): boolean;
  /** Calls `listener` once when the receiver has caught up. */
  onceDrained(listener: () => void): void;
  end(): void;
}

const HEARTBEAT = Buffer.from(':\n\n');

/**
 * Sends price events to many clients. An event is encoded and framed once, and
 * the same bytes are written to everyone. A client that falls behind is skipped
 * until it has caught up, and then gets the newest state in one event: what it
 * holds back never grows.
 */
export class PriceBroadcaster {
  readonly #prices: PriceReader;
  readonly #clients = new Set<StreamClient>();
  readonly #behind = new Set<StreamClient>();
  readonly #unsubscribe: () => void;
  readonly #heartbeat: Timer;

  constructor(prices: PriceReader, clock: Pick<Clock, 'every'>) {
    this.#prices = prices;
    this.#unsubscribe = prices.subscribe(({ changed }) => {
      if (changed.length > 0 && this.#clients.size > 0) this.#send(this.#encode(changed));
    });
    this.#heartbeat = clock.every(HEARTBEAT_MS, () => this.#send(HEARTBEAT));
  }

  /** How many clients are connected. */
  get size(): number {
    return this.#clients.size;
  }

  /**
   * Sends `client` the state of every ticker, and from then on what changes.
   *
   * @returns ends the client's subscription
   */
  add(client: StreamClient): () => void {
    this.#clients.add(client);
    this.#write(client, Buffer.from(`retry: ${RETRY_MS}\n\n`));
    this.#write(client, this.#encode(this.#prices.tickers()));
    return () => {
      this.#clients.delete(client);
      this.#behind.delete(client);
    };
  }

  /** Ends every stream and takes part in nothing any more. */
  close(): void {
    this.#unsubscribe();
    this.#heartbeat.cancel();
    for (const client of this.#clients) client.end();
    this.#clients.clear();
    this.#behind.clear();
  }

  #encode(tickers: readonly Ticker[]): Buffer {
    const event: PriceEvent = {};
    for (const ticker of tickers) {
      const latest = this.#prices.latest(ticker);
      if (latest) event[ticker] = latest;
    }
    return Buffer.from(`id: ${this.#prices.version}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  #send(chunk: Buffer): void {
    for (const client of this.#clients) {
      if (!this.#behind.has(client)) this.#write(client, chunk);
    }
  }

  #write(client: StreamClient, chunk: Buffer): void {
    if (client.write(chunk) || this.#behind.has(client)) return;
    this.#behind.add(client);
    client.onceDrained(() => {
      if (!this.#behind.delete(client)) return;
      this.#write(client, this.#encode(this.#prices.tickers()));
    });
  }
}
