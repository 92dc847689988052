import type { AccountEventName, TradeReceipt } from '@finally/contract';
import type { Timer, WallClock } from '../kernel/time/clock.ts';
import type { StreamClient } from '../sse/index.ts';
import type { AccountEvents } from './bus.ts';
import { type Cursors, writeCursors } from './followed-accounts.ts';
import type { LiveEvent, LiveEvents } from './live.ts';
import type { AccountEvent, AccountEventStore, TradeOutcome } from './store.ts';

const HEARTBEAT_MS = 15_000;
/** A client that accepts no data for this long is disconnected. */
const SILENCE_MS_MAX = 30_000;
/** Events read and sent at once; bounds the data waiting for one client. */
const PAGE = 256;

const HEARTBEAT = Buffer.from(':\n\n');

/** Statistics of the account stream since the start. */
export interface AccountStreamStatistics {
  /** Clients connected now. */
  readonly clients: number;
  /** Events sent to clients. */
  readonly deliveries: number;
  /** Clients told to fetch everything again. */
  readonly resets: number;
  /** Clients disconnected because they accepted no data for too long. */
  readonly drops: number;
}

export interface AccountBroadcasterOptions {
  readonly events: AccountEvents;
  readonly live: Pick<LiveEvents, 'subscribe'>;
  readonly store: AccountEventStore;
  /** Returns the receipt of a trade; undefined if there is no such trade. */
  readonly receipt: (
    account_id: string,
    trade_id: string,
    outcome: TradeOutcome | undefined,
  ) => Promise<TradeReceipt | undefined>;
  readonly clock: WallClock;
  /** Called if events could not be read; they are read again at the next event or heartbeat. */
  readonly onError: (error: unknown) => void;
}

interface Follower {
  readonly client: StreamClient;
  /** The last event sent to it; undefined until its starting point is known. */
  cursor: number | undefined;
  /** The event after which it asked to start; undefined if it named none. */
  readonly asked: number | undefined;
  /** What the client has of each of its accounts, if it follows several; shared by its followers. */
  readonly places: Map<string, number | undefined> | undefined;
  /** Since when it has been behind, in monotonic milliseconds; undefined if it keeps up. */
  behind_since_ms: number | undefined;
}

/** The clients of one account, and whether events are being sent to them. */
interface Feed {
  readonly followers: Set<Follower>;
  isSending: boolean;
  /** True if another pass is needed after the current one. */
  isDue: boolean;
}

/**
 * Sends each account's events to its clients. Every client has a cursor, and every event is read
 * from the store, before and after a reconnect alike, so none is lost or sent twice. Clients at the
 * same cursor share one read. Nothing is buffered for a client that falls behind; it continues from
 * its cursor once it has caught up.
 */
export class AccountBroadcaster {
  readonly #options: AccountBroadcasterOptions;
  readonly #feeds = new Map<string, Feed>();
  readonly #timers: readonly Timer[];
  readonly #unsubscribe: readonly (() => void)[];
  readonly #counts = { deliveries: 0, resets: 0, drops: 0 };
  #closed = false;

  constructor(options: AccountBroadcasterOptions) {
    this.#options = options;
    const { events, live, clock } = options;
    this.#unsubscribe = [
      events.subscribe((committed) => {
        for (const account_id of new Set(committed.map((event) => event.account_id))) {
          void this.#send(account_id);
        }
      }),
      live.subscribe((event) => this.#tell(event)),
    ];
    this.#timers = [clock.every(HEARTBEAT_MS, () => this.#beat())];
  }

  /** Number of connected clients. */
  get size(): number {
    const clients = new Set<StreamClient>();
    for (const { followers } of this.#feeds.values()) {
      for (const { client } of followers) clients.add(client);
    }
    return clients.size;
  }

  get statistics(): AccountStreamStatistics {
    return { ...this.#counts, clients: this.size };
  }

  /**
   * Sends `client` the events after `cursor` and then each new one. Without a cursor, or with one
   * that is too old or in the future, the first event is a `reset`.
   *
   * @returns a function that stops sending
   */
  add(client: StreamClient, account_id: string, cursor: number | undefined): () => void {
    return this.#follow(client, account_id, cursor, undefined);
  }

  /**
   * As `add`, for several accounts over one stream. Each event names its account, and its id has the
   * places in all of them, so that a broken connection continues in each.
   */
  addAll(client: StreamClient, cursors: Cursors): () => void {
    const places = new Map<string, number | undefined>();
    const leave = [...cursors].map(([account_id, cursor]) =>
      this.#follow(client, account_id, cursor, places),
    );
    return () => {
      for (const one of leave) one();
    };
  }

  #follow(
    client: StreamClient,
    account_id: string,
    cursor: number | undefined,
    places: Follower['places'],
  ): () => void {
    if (this.#closed) {
      client.end();
      return () => {};
    }
    const feed = this.#feeds.get(account_id) ?? {
      followers: new Set<Follower>(),
      isSending: false,
      isDue: false,
    };
    this.#feeds.set(account_id, feed);
    const follower: Follower = {
      client,
      asked: cursor,
      places,
      cursor: undefined,
      behind_since_ms: undefined,
    };
    feed.followers.add(follower);
    void this.#send(account_id);
    return () => this.#remove(account_id, follower);
  }

  /** Ends the streams of an account that is no more. */
  end(account_id: string): void {
    for (const { client } of this.#feeds.get(account_id)?.followers ?? []) client.end();
    this.#feeds.delete(account_id);
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const timer of this.#timers) timer.cancel();
    for (const { followers } of this.#feeds.values()) {
      for (const { client, behind_since_ms } of followers) {
        if (behind_since_ms === undefined) client.end();
        else client.cut();
      }
    }
    this.#feeds.clear();
  }

  #remove(account_id: string, follower: Follower): void {
    const feed = this.#feeds.get(account_id);
    if (feed?.followers.delete(follower) && feed.followers.size === 0) {
      this.#feeds.delete(account_id);
    }
  }

  /** Sends new events to every client of an account that keeps up; never rejects. */
  async #send(account_id: string): Promise<void> {
    const feed = this.#feeds.get(account_id);
    if (!feed) return;
    feed.isDue = true;
    if (feed.isSending) return;
    feed.isSending = true;
    try {
      while (feed.isDue) {
        feed.isDue = false;
        await this.#place(account_id, feed);
        for (const cursor of cursorsOf(feed)) await this.#advance(account_id, feed, cursor);
      }
    } catch (error) {
      this.#options.onError(error);
    } finally {
      feed.isSending = false;
    }
  }

  /**
   * Sends a live event to the clients that keep up. It has no id, so that a broken connection
   * continues after the last stored event.
   */
  #tell({ account_id, name, data }: LiveEvent): void {
    const feed = this.#feeds.get(account_id);
    if (!feed) return;
    const encode = (shown: object) =>
      Buffer.from(`event: ${name}\ndata: ${JSON.stringify(shown)}\n\n`);
    const [alone, among] = [encode(data), encode({ account_id, ...data })];
    for (const follower of feed.followers) {
      if (follower.behind_since_ms !== undefined) continue;
      this.#write(account_id, follower, follower.places ? among : alone);
    }
  }

  /** Decides where new clients start. */
  async #place(account_id: string, feed: Feed): Promise<void> {
    const fresh = [...feed.followers].filter(({ cursor }) => cursor === undefined);
    if (fresh.length === 0) return;
    const { oldest, newest } = (await this.#options.store.bounds(account_id)) ?? {
      oldest: 1,
      newest: 0,
    };
    for (const follower of fresh) {
      const { asked } = follower;
      if (asked !== undefined && asked >= oldest - 1 && asked <= newest) {
        follower.cursor = asked;
        follower.places?.set(account_id, asked);
      } else this.#reset(account_id, feed, follower, newest);
    }
  }

  /** Sends one page of events to all clients at `cursor`. */
  async #advance(account_id: string, feed: Feed, cursor: number): Promise<void> {
    const events = await this.#options.store.after(account_id, cursor, PAGE);
    const [first] = events;
    const last = events.at(-1);
    if (!first || !last) return;
    // There may be more events, including those committed meanwhile.
    feed.isDue = true;
    const at = () => followersAt(feed, cursor);
    if (first.sequence !== cursor + 1) {
      for (const follower of at()) this.#reset(account_id, feed, follower, last.sequence);
      return;
    }
    const frames = await Promise.all(events.map((event) => this.#encode(event)));
    const encoded = Buffer.from(frames.map((frame) => encodeAlone(frame)).join(''));
    for (const follower of at()) {
      follower.cursor = last.sequence;
      this.#counts.deliveries += events.length;
      const { places } = follower;
      const own = places && frames.map((frame) => encodeAmong(places, account_id, frame)).join('');
      this.#write(account_id, follower, own === undefined ? encoded : Buffer.from(own));
    }
  }

  #reset(account_id: string, feed: Feed, follower: Follower, newest: number): void {
    if (!feed.followers.has(follower)) return;
    this.#counts.resets += 1;
    follower.cursor = newest;
    const { places } = follower;
    const reset: Frame = { sequence: newest, name: 'reset', data: { sequence: newest } };
    const text = places ? encodeAmong(places, account_id, reset) : encodeAlone(reset);
    this.#write(account_id, follower, Buffer.from(text));
  }

  #write(account_id: string, follower: Follower, chunk: Buffer): void {
    const { client } = follower;
    if (client.write(chunk)) return;
    follower.behind_since_ms = this.#options.clock.monotonic_ms();
    client.onceDrained(() => {
      follower.behind_since_ms = undefined;
      void this.#send(account_id);
    });
  }

  async #encode({ account_id, sequence, change }: AccountEvent): Promise<Frame> {
    if (change.kind !== 'portfolio') {
      const { kind, ...data } = change;
      return { sequence, name: kind, data };
    }
    const name = 'portfolio';
    if (change.change === 'reset') return { sequence, name, data: { change: 'reset' } };
    const receipt = await this.#options.receipt(account_id, change.trade_id, change.outcome);
    return { sequence, name, data: { change: 'trade', ...receipt } };
  }

  #beat(): void {
    const long_ago_ms = this.#options.clock.monotonic_ms() - SILENCE_MS_MAX;
    for (const [account_id, { followers }] of this.#feeds) {
      for (const follower of followers) {
        const { client, behind_since_ms } = follower;
        if (behind_since_ms === undefined) this.#write(account_id, follower, HEARTBEAT);
        else if (behind_since_ms <= long_ago_ms) {
          this.#counts.drops += 1;
          this.#remove(account_id, follower);
          client.cut();
        }
      }
      void this.#send(account_id);
    }
  }
}

/** Returns the distinct cursors of the clients that keep up. */
const cursorsOf = (feed: Feed): ReadonlySet<number> =>
  new Set(
    [...feed.followers].flatMap(({ cursor, behind_since_ms }) =>
      cursor === undefined || behind_since_ms !== undefined ? [] : [cursor],
    ),
  );

const followersAt = (feed: Feed, at: number): readonly Follower[] =>
  [...feed.followers].filter(
    ({ cursor, behind_since_ms }) => cursor === at && behind_since_ms === undefined,
  );

/** One event as it is sent. */
interface Frame {
  readonly sequence: number;
  readonly name: AccountEventName;
  readonly data: object;
}

const encodeAlone = ({ sequence, name, data }: Frame): string =>
  `id: ${sequence}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Encodes an event for a client that follows several accounts, and notes that it has it. */
function encodeAmong(
  places: Map<string, number | undefined>,
  account_id: string,
  { sequence, name, data }: Frame,
): string {
  places.set(account_id, sequence);
  const named = JSON.stringify({ account_id, ...data });
  return `id: ${writeCursors(places)}\nevent: ${name}\ndata: ${named}\n\n`;
}
