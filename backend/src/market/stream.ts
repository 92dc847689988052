import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PriceBroadcaster } from './broadcaster.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  connection: 'keep-alive',
  // nginx would otherwise hold events back until its buffer is full.
  'x-accel-buffering': 'no',
};

/** `GET /api/stream/prices`: live prices as server-sent events. */
export const priceStream =
  (broadcaster: PriceBroadcaster): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/stream/prices',
      {
        // An answer to HEAD would have to end, and this one never does.
        exposeHeadRoute: false,
        schema: {
          tags: ['market'],
          summary: 'Live prices as server-sent events',
          description:
            'The first event holds every followed ticker, later ones those that changed. ' +
            'Each `data` is a PriceEvent: an object of PriceUpdate by ticker. ' +
            'A `headline` stands with the price it came with and is null at the next.',
          response: {
            200: {
              description: 'A stream of events that does not end by itself.',
              content: { 'text/event-stream': { schema: z.string() } },
            },
          },
        },
      },
      (_request, reply) => {
        reply.hijack();
        const { raw } = reply;
        raw.socket?.setNoDelay(true);
        raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS });
        const leave = broadcaster.add({
          write: (chunk) => raw.write(chunk),
          onceDrained: (listener) => raw.once('drain', listener),
          end: () => raw.end(),
        });
        raw.once('close', leave);
        raw.once('error', leave);
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };
