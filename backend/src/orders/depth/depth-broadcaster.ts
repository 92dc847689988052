import type { MarketTrade, Ticker } from '@finally/contract';
import type { Timer, WallClock } from '../../kernel/time/clock.ts';
import type { DepthReader, FollowedTickers, PriceReader } from '../../market/index.ts';
import { ClientGroup, type StreamClient, unreadPeers } from '../../sse/index.ts';
import type { RestingBook } from '../resting/resting-book.ts';
import { type RecentTrades, toDepthEvent, tradesOf } from './depth-event.ts';

/** Events of a ticker are at least this far apart: faster changes cannot be read. */
const EVENT_MS_MIN = 250;
const HEARTBEAT_MS = 15_000;
const PATROL_MS = 1_000;
const QUEUE_LOOK_MS = 2_000;
/** Unacknowledged bytes that a client which keeps up may have in flight. */
const UNREAD_BYTES_MAX = 32 * 1024;

const HEARTBEAT = Buffer.from(':\n\n');

export interface DepthBroadcasterOptions {
  readonly prices: Pick<PriceReader, 'subscribe'>;
  readonly depth: Pick<DepthReader, 'depth'>;
  readonly book: Pick<RestingBook, 'ofTicker'>;
  readonly followed: Pick<FollowedTickers, 'follow' | 'release'>;
  readonly clock: WallClock;
  /** Called if a ticker could not be followed or released. */
  readonly onError: (error: unknown) => void;
}

/** The clients that look at one ticker of one account. */
interface Audience {
  readonly account_id: string;
  readonly clients: ClientGroup;
}

/** The steps of a ticker since its last event, which was less than EVENT_MS_MIN ago. */
interface Waiting {
  first_step: number | null;
  readonly trades: MarketTrade[];
  readonly timer: Timer;
}

/**
 * Sends the depth of a ticker to those who look at it: one event for each step of the market, or for the
 * steps of EVENT_MS_MIN if they are faster, encoded once per account. Does nothing while nobody looks.
 */
export class DepthBroadcaster {
  readonly #options: DepthBroadcasterOptions;
  /** By ticker, then by account. A ticker is followed as long as it is here. */
  readonly #audiences = new Map<Ticker, Map<string, Audience>>();
  readonly #waiting = new Map<Ticker, Waiting>();
  #stop: (() => void) | undefined;
  #isClosed = false;
  #isLooking = false;

  constructor(options: DepthBroadcasterOptions) {
    this.#options = options;
  }

  /** The number of connected clients. */
  get size(): number {
    let size = 0;
    for (const { clients } of this.#all()) size += clients.size;
    return size;
  }

  /** @returns a function that stops sending */
  add(client: StreamClient, account_id: string, ticker: Ticker): () => void {
    if (this.#isClosed) {
      client.end();
      return () => {};
    }
    this.#stop ??= this.#start();
    const { clients } = this.#audienceOf(account_id, ticker);
    clients.add(client);
    return () => this.#remove(clients, client, account_id, ticker);
  }

  /** Ends every stream. */
  close(): void {
    this.#isClosed = true;
    this.#stop?.();
    for (const { clients } of this.#all()) clients.close();
    this.#audiences.clear();
  }

  /** Listens only while there are clients, and so after the matcher: places are those after the step. */
  #start(): () => void {
    const { prices, clock } = this.#options;
    const unsubscribe = prices.subscribe(({ ticks }) => {
      for (const { ticker } of ticks) this.#take(ticker);
    });
    const timers: readonly Timer[] = [
      clock.every(HEARTBEAT_MS, () => this.#each((clients) => clients.send(HEARTBEAT))),
      clock.every(PATROL_MS, () => this.#each((clients) => clients.dropSilent())),
      clock.every(QUEUE_LOOK_MS, () => void this.#lookAtQueues()),
    ];
    return () => {
      unsubscribe();
      for (const timer of timers) timer.cancel();
      for (const { timer } of this.#waiting.values()) timer.cancel();
      this.#waiting.clear();
      this.#stop = undefined;
    };
  }

  *#all(): Iterable<Audience> {
    for (const accounts of this.#audiences.values()) yield* accounts.values();
  }

  #each(act: (clients: ClientGroup) => void): void {
    for (const { clients } of this.#all()) act(clients);
  }

  #audienceOf(account_id: string, ticker: Ticker): Audience {
    let accounts = this.#audiences.get(ticker);
    if (!accounts) {
      accounts = new Map();
      this.#audiences.set(ticker, accounts);
      const { followed, onError } = this.#options;
      followed.follow(ticker, FOLLOWER).catch(onError);
    }
    let audience = accounts.get(account_id);
    if (!audience) {
      const { clock } = this.#options;
      const clients = new ClientGroup(clock, () => this.#state(account_id, ticker));
      audience = { account_id, clients };
      accounts.set(account_id, audience);
    }
    return audience;
  }

  #remove(clients: ClientGroup, client: StreamClient, account_id: string, ticker: Ticker): void {
    clients.remove(client);
    const accounts = this.#audiences.get(ticker);
    if (clients.size > 0 || accounts?.get(account_id)?.clients !== clients) return;
    accounts.delete(account_id);
    if (accounts.size > 0) return;
    this.#audiences.delete(ticker);
    this.#waiting.get(ticker)?.timer.cancel();
    this.#waiting.delete(ticker);
    const { followed, onError } = this.#options;
    followed.release(ticker, FOLLOWER).catch(onError);
    if (this.#audiences.size === 0) this.#stop?.();
  }

  /** Sends a step at once after a pause; within EVENT_MS_MIN of the last event it waits, with its trades. */
  #take(ticker: Ticker): void {
    if (!this.#audiences.has(ticker)) return;
    const shown = this.#options.depth.depth(ticker);
    if (!shown) return;
    const waiting = this.#waiting.get(ticker);
    if (!waiting) {
      this.#publish(ticker, { first_step: shown.step, trades: tradesOf(shown) });
      return;
    }
    waiting.first_step ??= shown.step;
    waiting.trades.push(...tradesOf(shown));
  }

  #publish(ticker: Ticker, recent: RecentTrades): void {
    const timer = this.#options.clock.after(EVENT_MS_MIN, () => this.#publishWaiting(ticker));
    this.#waiting.set(ticker, { first_step: null, trades: [], timer });
    for (const { account_id, clients } of this.#audiences.get(ticker)?.values() ?? []) {
      const event = this.#encode(account_id, ticker, recent);
      if (event) clients.send(event);
    }
  }

  #publishWaiting(ticker: Ticker): void {
    const waiting = this.#waiting.get(ticker);
    this.#waiting.delete(ticker);
    if (!waiting || waiting.first_step === null) return;
    this.#publish(ticker, { first_step: waiting.first_step, trades: waiting.trades });
  }

  /** The newest state for a client that joins or has caught up. Trades that wait come with the next event. */
  #state(account_id: string, ticker: Ticker): Buffer | undefined {
    const shown = this.#options.depth.depth(ticker);
    if (!shown) return undefined;
    const isWaiting = (this.#waiting.get(ticker)?.first_step ?? null) !== null;
    const recent = isWaiting
      ? { first_step: shown.step + 1, trades: [] }
      : { first_step: shown.step, trades: tradesOf(shown) };
    return this.#encode(account_id, ticker, recent);
  }

  /** Returns undefined if the ticker has no price. */
  #encode(account_id: string, ticker: Ticker, recent: RecentTrades): Buffer | undefined {
    const { depth, book } = this.#options;
    const shown = depth.depth(ticker);
    if (!shown) return undefined;
    const event = toDepthEvent(shown, book.ofTicker(account_id, ticker), recent);
    return Buffer.from(`id: ${shown.step}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  /** Finds clients that read nothing although the operating system still accepts data for them. */
  async #lookAtQueues(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const unread = await unreadPeers(UNREAD_BYTES_MAX);
    this.#isLooking = false;
    if (unread && !this.#isClosed) this.#each((clients) => clients.skipUnread(unread));
  }
}

const FOLLOWER = 'depth';
