import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../../kernel/time/clock.ts';
import { SECOND_MS } from '../../../kernel/time/units.ts';
import type { ClientSocket } from '../sockets/client-socket.ts';
import { keyIn } from '../wire/credentials.ts';
import { type Codec, JSON_TEXT, MSGPACK } from './codec.ts';
import { type Channel, changed, readMessage, type Subscription, told } from './subscription.ts';

/** A client that has not authenticated by then is closed. */
const AUTHENTICATION_MS_MAX = 10 * SECOND_MS;

/** Errors that clients know by their code. */
const ERRORS = {
  400: 'invalid syntax',
  401: 'not authenticated',
  402: 'auth failed',
  403: 'already authenticated',
  404: 'auth timeout',
  405: 'symbol limit exceeded',
} as const;

/** Where a client gets its messages from. */
export interface Feed {
  readonly channels: readonly Channel[];
  /** Sends a client what it subscribed to; the returned function ends that. */
  add(client: ClientSocket, codec: Codec, subscription: Subscription): () => void;
}

const codecOf = (headers: IncomingHttpHeaders): Codec =>
  headers['content-type']?.toLowerCase().includes('msgpack') ? MSGPACK : JSON_TEXT;

/**
 * A client of a data stream: greeted at once, authenticated by headers or by its first message, and sent what
 * it subscribes to.
 */
export class DataClient {
  readonly #client: ClientSocket;
  readonly #feed: Feed;
  readonly #codec: Codec;
  #isKnown = false;
  #subscription: Subscription = new Map();
  #leave = (): void => {};

  /** @param headers those of the request that opened the socket */
  constructor(
    client: ClientSocket,
    headers: IncomingHttpHeaders,
    feed: Feed,
    clock: Pick<Clock, 'after'>,
  ) {
    this.#client = client;
    this.#feed = feed;
    this.#codec = codecOf(headers);
    this.#send({ T: 'success', msg: 'connected' });
    const patience = clock.after(AUTHENTICATION_MS_MAX, () => {
      if (this.#isKnown) return;
      this.#fail(404);
      client.close('not authenticated in time');
    });
    client.onClose(() => {
      patience.cancel();
      this.#leave();
    });
    client.onMessage((frame) => this.#read(frame));
    const key = keyIn(headers);
    if (key !== undefined) this.#authenticate(key);
  }

  #read(frame: Buffer): void {
    let value: unknown;
    try {
      value = this.#codec.decode(frame);
    } catch {
      this.#fail(400);
      return;
    }
    const message = readMessage(value);
    if (!message) this.#fail(400);
    else if (message.action === 'auth') {
      if (this.#isKnown) this.#fail(403);
      else this.#authenticate(message.key);
    } else if (!this.#isKnown) this.#fail(401);
    else {
      const next = changed(this.#subscription, this.#feed.channels, message);
      if (next) this.#subscribe(next);
      else this.#fail(405);
    }
  }

  #authenticate(key: string | undefined): void {
    this.#isKnown = this.#client.identify(key) !== undefined;
    if (this.#isKnown) this.#send({ T: 'success', msg: 'authenticated' });
    else this.#fail(402);
  }

  /** The whole subscription is told before its first message. */
  #subscribe(subscription: Subscription): void {
    this.#leave();
    this.#subscription = subscription;
    this.#send(told(subscription, this.#feed.channels));
    this.#leave = this.#feed.add(this.#client, this.#codec, subscription);
  }

  #fail(code: keyof typeof ERRORS): void {
    this.#send({ T: 'error', code, msg: ERRORS[code] });
  }

  #send(message: object): void {
    this.#client.send(this.#codec.frame([this.#codec.encode(message)]));
  }
}
