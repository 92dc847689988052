import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type PriceEvent, PriceEventSchema } from '@finally/contract';
import { onTestFinished } from 'vitest';

/** A client of the price stream at a plain socket, which reads when the test lets it. */
export class PriceSocket {
  readonly socket: Socket;
  /** Everything that came, head included. */
  received = '';
  readonly #data: string[] = [];
  #searched = 0;

  constructor(url: string, path = '/api/stream/prices', headers: readonly string[] = []) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    onTestFinished(() => void this.socket.destroy());
    this.socket.setEncoding('utf8');
    // A server that cuts a client off resets the connection.
    this.socket.on('error', () => {});
    this.socket.on('data', (text) => {
      this.received += text;
      this.#search();
    });
    const lines = [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''];
    this.socket.write(lines.join('\r\n'));
  }

  /** The events that have come whole. */
  get events(): PriceEvent[] {
    return this.#data.map((_, index) => this.event(index));
  }

  /** One of them; the last is at -1. */
  event(index: number): PriceEvent {
    return PriceEventSchema.parse(JSON.parse(this.#data.at(index) ?? 'null'));
  }

  /** How many events have come whole. */
  get count(): number {
    return this.#data.length;
  }

  /** Resolves once `count` events have come whole. */
  async eventsCome(count: number): Promise<void> {
    while (this.count < count) await once(this.socket, 'data');
  }

  /** Resolves once the connection has ended from the other side. */
  async ended(): Promise<void> {
    if (!this.socket.closed) await once(this.socket, 'close');
  }

  #search(): void {
    for (;;) {
      const end = this.received.indexOf('\n\n', this.#searched);
      if (end < 0) return;
      const begin = this.received.lastIndexOf('\ndata: ', end);
      if (begin >= this.#searched) this.#data.push(this.received.slice(begin + 7, end));
      this.#searched = end + 2;
    }
  }
}
