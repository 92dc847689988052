import { once } from 'node:events';
import { connect } from 'node:net';

/** Longer than any honest answer takes, on a machine that is busy too. */
const ANSWER_MS_MAX = 15_000;

/**
 * Sends raw bytes and reads until the server closes the connection.
 *
 * @returns the answer, byte by byte as latin1; empty if the server closed the connection without
 * one
 * @throws if the server neither answers nor closes the connection
 */
export async function rawRequest(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let received = '';
  let hung = false;
  socket.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
  // A server that hangs up before it has read everything resets the connection.
  socket.on('error', () => {});
  socket.setTimeout(ANSWER_MS_MAX, () => {
    hung = true;
    socket.destroy();
  });
  socket.write(bytes, 'latin1');
  if (!socket.closed) await once(socket, 'close');
  if (hung) throw new Error(`no end of an answer came: ${received.slice(0, 200)}`);
  return received;
}

export const statusOf = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

export interface RawParts {
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** Header lines; `Host: localhost` goes first unless one of them is a Host. */
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** A request of these parts that asks for the end of the connection. */
export function raw({
  method = 'GET',
  path = '/',
  version = '1.1',
  headers = [],
  body,
}: RawParts): string {
  const isGiven = (name: string) => headers.some((line) => line.toLowerCase().startsWith(name));
  const lines = [
    `${method} ${path} HTTP/${version}`,
    ...(isGiven('host') ? [] : ['Host: localhost']),
    ...headers,
    ...(body === undefined || isGiven('content-length') || isGiven('transfer-encoding')
      ? []
      : [`Content-Length: ${Buffer.byteLength(body, 'latin1')}`]),
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

export const ORDER = '{"ticker":"AAPL","side":"buy","quantity":1}';

/** An order that goes through, unless something about it is hostile. */
export const order = (headers: readonly string[], parts: RawParts = {}): string => {
  const isTyped = headers.some((line) => /^content-type/i.test(line));
  return raw({
    method: 'POST',
    path: '/api/portfolio/trade',
    body: ORDER,
    ...parts,
    headers: [...headers, ...(isTyped ? [] : ['Content-Type: application/json'])],
  });
};
