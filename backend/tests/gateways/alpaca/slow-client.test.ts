import { EventEmitter } from 'node:events';
import type { WebSocket } from '@fastify/websocket';
import { expect, test } from 'vitest';
import { ClientSocket } from '../../../src/gateways/alpaca/sockets/client-socket.ts';
import { ok, refuse } from '../../../src/kernel/result.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';

/** A socket whose client does not read: what is sent to it waits in memory. */
class UnreadSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  isCut = false;
  closed: unknown[] | undefined;

  send(frame: string | Uint8Array): void {
    this.bufferedAmount += frame.length;
  }
  terminate(): void {
    this.isCut = true;
    this.readyState = 3;
    this.emit('close');
  }
  close(...reason: unknown[]): void {
    this.closed = reason;
  }
}

const parts = (admit: () => ReturnType<Parameters<typeof ClientSocket.open>[2]['admit']>) => ({
  clock: new ManualClock(),
  admit,
  identify: () => undefined,
  onKeyEnd: () => () => undefined,
});

const openSocket = (socket: UnreadSocket, admit: Parameters<typeof parts>[0]) =>
  ClientSocket.open(socket as unknown as WebSocket, { ip: '127.0.0.1' }, parts(admit));

test('what waits for a client that does not read is bounded, and then the client is cut off', () => {
  const socket = new UnreadSocket();
  let released = 0;
  const client = openSocket(socket, () => ok(() => void released++));
  const frame = new Uint8Array(64 * 1024);
  let sent = 0;
  while (client?.send(frame)) sent += 1;
  expect(sent * frame.length).toBeLessThan(5 * 1024 * 1024);
  expect(socket.isCut).toBe(true);
  expect(released).toBe(1);
});

test('a client without a place is told to try again later', () => {
  const socket = new UnreadSocket();
  expect(openSocket(socket, () => refuse('too_many_streams', 'All are in use.'))).toBeUndefined();
  expect(socket.closed).toEqual([1013, 'too many streams']);
});
