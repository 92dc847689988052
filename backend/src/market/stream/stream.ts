import type { IncomingMessage } from 'node:http';
import { PriceStreamQuerySchema, ProblemSchema } from '@finally/contract';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Refusal } from '../../kernel/result.ts';
import { refusesWith } from '../../kernel/route-description.ts';
import type { StreamAdmission } from './admission.ts';
import type { PriceBroadcaster } from './broadcaster.ts';
import { SocketClient } from './client.ts';
import { detachSocket } from './detach-socket.ts';
import { reconnectDelay, refusedDelay } from './reconnect-delay.ts';
import { type Subscription, subscriptionTo } from './subscription.ts';

/** The dependencies of the price stream. */
export interface PriceStreamResources {
  readonly broadcaster: PriceBroadcaster;
  readonly admission: StreamAdmission;
  readonly clock: Pick<Clock, 'now_ms'>;
  readonly random: Pick<Random, 'uniform'>;
}

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
  detail: 'The price stream cannot be pipelined behind another request on the same connection.',
};

/** `GET /api/stream/prices`: live prices as server-sent events. */
export const priceStream =
  (resources: PriceStreamResources): FastifyPluginAsyncZod =>
  async (app) => {
    const { broadcaster, admission, random } = resources;
    app.get(
      '/api/stream/prices',
      {
        config: { scope: 'read' },
        // A HEAD request must end, but this answer never does.
        exposeHeadRoute: false,
        schema: {
          tags: ['market'],
          summary: 'Live prices as server-sent events',
          description:
            'The first event holds every followed ticker, later ones those that changed. ' +
            'Each `data` is a PriceEvent: an object of PriceUpdate by ticker. ' +
            'A `headline` is sent with one price and is null in the next. ' +
            'A client that does not keep up skips events and then receives every ticker again. ' +
            '`Last-Event-ID` may be sent and is not needed, for the first event is complete.',
          querystring: PriceStreamQuerySchema,
          ...refusesWith('too_many_streams'),
          response: {
            200: {
              description: 'An endless stream of events.',
              content: { 'text/event-stream': { schema: z.string() } },
            },
            default: ProblemSchema,
          },
        },
      },
      async (request, reply) => {
        if (!reply.raw.socket) return reply.header('connection', 'close').problem(PIPELINED);
        const place = admission.admit(request.ip);
        if (!place.ok) {
          return reply.header('retry-after', refusedDelay(random)).problem(place.error);
        }
        reply.hijack();
        answer(request.raw, reply, subscriptionTo(request.query.tickers), place.value, resources);
        return reply;
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };

function answer(
  request: IncomingMessage,
  reply: FastifyReply,
  subscription: Subscription,
  release: () => void,
  { broadcaster, clock, random }: PriceStreamResources,
): void {
  const { socket } = request;
  if (socket.destroyed) {
    release();
    return;
  }
  socket.setNoDelay(true);
  const headers = { ...reply.getHeaders(), ...HEADERS, date: toHttpDate(clock.now_ms()) };
  socket.write(`${head(headers)}retry: ${reconnectDelay(broadcaster.size, random)}\n\n`);
  const leave = broadcaster.add(new SocketClient(socket), subscription);
  detachSocket(request, reply.raw, both(leave, release));
}

const toHttpDate = (time_ms: number): string => new Date(time_ms).toUTCString();

const head = (headers: Readonly<Record<string, unknown>>): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`;
};

/** A separate function, so that the closure kept per client does not hold its request. */
const both = (leave: () => void, release: () => void) => (): void => {
  leave();
  release();
};
