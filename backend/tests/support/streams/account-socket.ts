import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AccountEventName } from '@finally/contract';
import { onTestFinished } from 'vitest';

export interface ReceivedEvent {
  readonly id: number;
  readonly name: AccountEventName;
  readonly data: unknown;
}

/** A client of the account stream at a plain socket. */
export class AccountSocket {
  readonly socket: Socket;
  readonly events: ReceivedEvent[] = [];
  #rest = '';

  /** @param cursor sent as `Last-Event-ID` if it is given */
  constructor(url: string, cursor?: number | string) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    onTestFinished(() => void this.socket.destroy());
    this.socket.setEncoding('utf8');
    this.socket.on('error', () => {});
    this.socket.on('data', (text) => this.#take(String(text)));
    const lines = ['GET /api/stream/account HTTP/1.1', 'Host: localhost'];
    if (cursor !== undefined) lines.push(`Last-Event-ID: ${cursor}`);
    this.socket.write([...lines, '', ''].join('\r\n'));
  }

  /** Resolves once `count` events have come. */
  async eventsCome(count: number): Promise<void> {
    while (this.events.length < count) await once(this.socket, 'data');
  }

  /** Resolves once an event with this id, or a later one, has come. */
  async reaches(id: number): Promise<void> {
    while ((this.events.at(-1)?.id ?? -1) < id) await once(this.socket, 'data');
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\n\n');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, id, name, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (id === undefined || data === undefined) continue;
      this.events.push({
        id: Number(id),
        name: name as AccountEventName,
        data: JSON.parse(data),
      });
    }
  }
}
