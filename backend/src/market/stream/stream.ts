import { PriceStreamQuerySchema } from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type EventStreamResources, eventStream, eventStreamSchema } from '../../sse/index.ts';
import type { PriceBroadcaster } from './broadcaster.ts';
import { subscriptionTo } from './subscription.ts';

/** The dependencies of the price stream. */
export interface PriceStreamResources extends EventStreamResources {
  readonly broadcaster: PriceBroadcaster;
}

/** `GET /api/stream/prices`: live prices as server-sent events. */
export const priceStream =
  (resources: PriceStreamResources): FastifyPluginAsyncZod =>
  async (app) => {
    const { broadcaster } = resources;
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
            'The first event contains every followed ticker, later ones those that changed. ' +
            'Each `data` is a PriceEvent: an object of PriceUpdate by ticker. ' +
            'A `headline` is sent with one price and is null in the next. ' +
            'A client that does not keep up skips events and then receives every ticker again. ' +
            '`Last-Event-ID` may be sent but is not needed, because the first event is complete.',
          querystring: PriceStreamQuerySchema,
          ...eventStreamSchema,
        },
      },
      async (request, reply) => {
        const subscription = subscriptionTo(request.query.tickers);
        return eventStream(request, reply, resources, broadcaster.size, (client) =>
          broadcaster.add(client, subscription),
        );
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };
