import type { Socket } from 'node:net';
import { peerOf } from './send-queues.ts';

/** The receiving end of one stream: a socket, or a test double. */
export interface StreamClient {
  /** The remote end, as `address:port`. */
  readonly peer: string;
  /** @returns false if the receiver is behind and nothing more should be written */
  write(chunk: Uint8Array): boolean;
  /** Calls `listener` once when the receiver has caught up. */
  onceDrained(listener: () => void): void;
  /** Ends the stream after the data written so far. */
  end(): void;
  /** Ends the stream at once and discards unsent data. */
  cut(): void;
}

const NOTHING = new Uint8Array();

/**
 * A client on a plain socket. It counts as behind as soon as the system does not accept a whole
 * chunk, so that at most one chunk waits in this process.
 */
export class SocketClient implements StreamClient {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  get peer(): string {
    return peerOf(this.#socket.remoteAddress, this.#socket.remotePort);
  }

  write(chunk: Uint8Array): boolean {
    this.#socket.write(chunk);
    return this.#socket.writableLength === 0;
  }

  onceDrained(listener: () => void): void {
    // The callback runs once all earlier data has been sent. A `drain` event would come only if
    // more data was waiting than the socket's high-water mark.
    this.#socket.write(NOTHING, (error) => {
      if (!error) listener();
    });
  }

  end(): void {
    this.#socket.destroySoon();
  }

  cut(): void {
    this.#socket.destroy();
  }
}
