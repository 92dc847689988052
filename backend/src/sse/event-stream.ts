import type { IncomingMessage } from 'node:http';
import { ProblemSchema } from '@finally/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusesWith } from '../kernel/http/route-description.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Random } from '../kernel/random.ts';
import type { Refusal } from '../kernel/result.ts';
import type { WallClock } from '../kernel/time/clock.ts';
import { ADMISSION_REFUSALS, type StreamAdmission } from './admission.ts';
import { SocketClient, type StreamClient } from './client.ts';
import { detachSocket } from './detach-socket.ts';
import { reconnectDelay, refusedDelay } from './reconnect-delay.ts';

/** The dependencies of a stream of server-sent events. */
export interface EventStreamResources {
  readonly admission: StreamAdmission;
  readonly clock: WallClock;
  readonly random: Pick<Random, 'uniform'>;
  /** Calls the listener once when the session of a principal ends; returns what removes it. */
  readonly onSessionEnd: (principal: Principal, listener: () => void) => () => void;
}

/** The part of a route's schema that every stream of events has. */
export const eventStreamSchema = {
  ...refusesWith(ADMISSION_REFUSALS),
  response: {
    200: {
      description: 'An endless stream of events.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    default: ProblemSchema,
  },
} as const;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // The answer ends with the connection: it has no length and no chunked encoding. HTTP/1.0, which
  // proxies use by default, supports nothing else.
  connection: 'close',
  // Without this header nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
};

const PIPELINED: Refusal = {
  code: 'invalid_request',
  detail: 'A stream of events cannot be pipelined behind another request on the same connection.',
};

/**
 * Answers a request with a stream of events on its plain socket, if there is a place for it.
 *
 * @param clients how many are connected to this stream, which decides how far returning clients
 *   are spread
 * @param join adds the client to those that get events, and returns what removes it
 */
export function eventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { admission, clock, random, onSessionEnd }: EventStreamResources,
  clients: number,
  join: (client: StreamClient) => () => void,
): FastifyReply {
  if (!reply.raw.socket) return reply.header('connection', 'close').problem(PIPELINED);
  const place = admission.admit(request.ip);
  if (!place.ok) {
    return reply.header('retry-after', refusedDelay(random)).problem(place.error);
  }
  reply.hijack();
  const headers = { ...reply.getHeaders(), ...HEADERS, date: toHttpDate(clock.now_ms()) };
  const opening = `${head(headers)}retry: ${reconnectDelay(clients, random)}\n\n`;
  const { principal } = request;
  begin(request.raw, reply, opening, place.value, (client) => {
    const leave = join(client);
    return both(
      leave,
      onSessionEnd(principal, () => client.cut()),
    );
  });
  return reply;
}

function begin(
  request: IncomingMessage,
  reply: FastifyReply,
  opening: string,
  release: () => void,
  join: (client: StreamClient) => () => void,
): void {
  const { socket } = request;
  if (socket.destroyed) {
    release();
    return;
  }
  socket.setNoDelay(true);
  socket.write(opening);
  const leave = join(new SocketClient(socket));
  detachSocket(request, reply.raw, both(leave, release));
}

const toHttpDate = (time_ms: number): string => new Date(time_ms).toUTCString();

const head = (headers: Readonly<Record<string, unknown>>): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`;
};

/** A separate function, so that the closure kept per client does not hold its request. */
const both = (one: () => void, other: () => void) => (): void => {
  one();
  other();
};
