import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A client of a stream of JSON events on a plain socket; the test controls when it reads. */
export class EventSocket<Event> {
  readonly socket: Socket;
  /** All received data, including the response head. */
  received = '';
  readonly #data: string[] = [];
  #searched = 0;

  readonly #parse: (data: unknown) => Event;

  constructor(
    url: string,
    path: string,
    parse: (data: unknown) => Event,
    headers: readonly string[] = [],
  ) {
    this.#parse = parse;
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    onTestFinished(() => void this.socket.destroy());
    this.socket.setEncoding('utf8');
    // A server that disconnects a client resets the connection.
    this.socket.on('error', () => {});
    this.socket.on('data', (text) => {
      this.received += text;
      this.#search();
    });
    const lines = [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''];
    this.socket.write(lines.join('\r\n'));
  }

  /** The completely received events. */
  get events(): Event[] {
    return this.#data.map((_, index) => this.event(index));
  }

  /** Returns one event; -1 is the last. */
  event(index: number): Event {
    return this.#parse(JSON.parse(this.#data.at(index) ?? 'null'));
  }

  /** Number of completely received events. */
  get count(): number {
    return this.#data.length;
  }

  /** Resolves once `count` events have been received completely. */
  async eventsCome(count: number): Promise<void> {
    while (this.count < count) await once(this.socket, 'data');
  }

  /** Resolves once the server has closed the connection. */
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
