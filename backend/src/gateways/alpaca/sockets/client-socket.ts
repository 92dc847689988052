import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../../kernel/principal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { WallClock } from '../../../kernel/time/clock.ts';
import { SECOND_MS } from '../../../kernel/time/units.ts';

const BEAT_MS = 15 * SECOND_MS;
/** What may wait in memory for a client that does not read; beyond it the client is cut off. */
const WAITING_BYTES_MAX = 4 * 1024 * 1024;
/** A socket that has sent so many wrong keys is closed, so that it cannot be used to guess them. */
const WRONG_KEYS_MAX = 5;
/** Close codes of RFC 6455, 7.4.1. */
const CODES = { policy: 1008, try_later: 1013 } as const;

/** What every socket of the gateway needs. */
export interface SocketParts {
  readonly clock: WallClock;
  /** Reserves a place for a client of an address; the returned function releases it. */
  readonly admit: (address: string) => Outcome<() => void, unknown>;
  /** Identifies the program that sends a key; the address counts its failures. */
  readonly identify: (key: string | undefined, address: string) => Principal | undefined;
  /** Calls the listener once when a key is revoked; returns what removes it. */
  readonly onKeyEnd: (principal: Principal, listener: () => void) => () => void;
}

/**
 * The socket of a client: bounded, checked by pings, and closed when its key ends. Sending to a closed
 * socket does nothing.
 */
export class ClientSocket {
  readonly #socket: WebSocket;
  readonly #address: string;
  readonly #parts: SocketParts;
  /** Called when the socket has closed. */
  readonly #cleanups: (() => void)[] = [];
  #isHeard = true;
  #wrongKeys = 0;

  private constructor(socket: WebSocket, address: string, parts: SocketParts) {
    this.#socket = socket;
    this.#address = address;
    this.#parts = parts;
    const beat = parts.clock.every(BEAT_MS, () => this.#beat());
    this.onClose(() => beat.cancel());
    const hear = () => {
      this.#isHeard = true;
    };
    socket.on('pong', hear).on('ping', hear).on('message', hear);
    socket.on('close', () => {
      for (const cleanup of this.#cleanups.splice(0)) cleanup();
    });
  }

  /** Takes a new socket. @returns undefined if there is no place for it; it is closed then */
  static open(
    socket: WebSocket,
    { ip }: Pick<FastifyRequest, 'ip'>,
    parts: SocketParts,
  ): ClientSocket | undefined {
    const place = parts.admit(ip);
    if (!place.ok) {
      socket.close(CODES.try_later, 'too many streams');
      return undefined;
    }
    const client = new ClientSocket(socket, ip, parts);
    client.onClose(place.value);
    return client;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /**
   * Identifies the client by its key, and closes the socket when the key is revoked, and after some keys
   * that are wrong.
   */
  identify(key: string | undefined): Principal | undefined {
    const principal = this.#parts.identify(key, this.#address);
    if (principal) {
      this.onClose(this.#parts.onKeyEnd(principal, () => this.close('the key was revoked')));
    } else {
      this.#wrongKeys += 1;
      if (this.#wrongKeys >= WRONG_KEYS_MAX) this.close('wrong keys');
    }
    return principal;
  }

  /** Calls `listener` with each message of the client. */
  onMessage(listener: (data: Buffer) => void): void {
    this.#socket.on('message', (data) => {
      listener(Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer));
    });
  }

  /** Calls `cleanup` when the socket has closed. */
  onClose(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  /** Sends a frame, binary if it is bytes. @returns false if the client was cut off */
  send(frame: string | Uint8Array): boolean {
    if (!this.isOpen) return false;
    if (this.#socket.bufferedAmount > WAITING_BYTES_MAX) {
      this.#socket.terminate();
      return false;
    }
    this.#socket.send(frame, { binary: typeof frame !== 'string' });
    return true;
  }

  close(reason: string): void {
    this.#socket.close(CODES.policy, reason);
  }

  #beat(): void {
    if (!this.#isHeard) {
      this.#socket.terminate();
      return;
    }
    this.#isHeard = false;
    if (this.isOpen) this.#socket.ping();
  }
}
