import type { StreamClient } from '../../../src/sse/client.ts';

/** The receiving end of a socket, as slow as the test wants it. */
export class Receiver<Event> implements StreamClient {
  readonly peer: string;
  readonly chunks: Uint8Array[] = [];
  ended = 0;
  cuts = 0;
  slow = false;
  readonly #parse: (data: unknown) => Event;
  #drained: (() => void) | undefined;

  constructor(parse: (data: unknown) => Event, peer = 'nowhere:0') {
    this.peer = peer;
    this.#parse = parse;
  }

  write(chunk: Uint8Array): boolean {
    this.chunks.push(chunk);
    return !this.slow;
  }

  onceDrained(listener: () => void): void {
    this.#drained = listener;
  }

  end(): void {
    this.ended += 1;
  }

  cut(): void {
    this.cuts += 1;
  }

  catchUp(): void {
    const drained = this.#drained;
    this.#drained = undefined;
    this.slow = false;
    drained?.();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  /** The contents of the events so far. */
  get events(): Event[] {
    return [...this.text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) =>
      this.#parse(JSON.parse(data)),
    );
  }
}
