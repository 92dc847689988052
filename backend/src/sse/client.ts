import type { Socket } from 'node:net';
import { peerOf } from './send-queues.ts';

/** The receiving end of one stream: a socket, or a stand-in. */
export interface StreamClient {
  /** Where it is, as `address:port`. */
  readonly peer: string;
  /** @returns false where the receiver is behind and nothing more should be written */
  write(chunk: Uint8Array): boolean;
  /** Calls `listener` once when the receiver has caught up. */
  onceDrained(listener: () => void): void;
  /** Ends the stream after what was written. */
  end(): void;
  /** Ends the stream at once, whatever is still to be sent. */
  cut(): void;
}

const NOTHING = new Uint8Array();

/**
 * A client at a plain socket. It counts as behind as soon as the system does
 * not take a chunk whole, so that one chunk at most waits in this process.
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
    // Called once what stands before it has gone out; a `drain` event would
    // only come where more is waiting than the socket's mark.
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
