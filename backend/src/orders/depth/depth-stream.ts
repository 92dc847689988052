import { DepthParamsSchema } from '@finally/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { refusesWith } from '../../kernel/http/route-description.ts';
import { findInstrument, INSTRUMENT_REFUSALS, type Symbols } from '../../market/index.ts';
import {
  ADMISSION_REFUSALS,
  type EventStreamResources,
  eventStream,
  eventStreamSchema,
} from '../../sse/index.ts';
import type { DepthBroadcaster } from './depth-broadcaster.ts';

/** The dependencies of the depth stream. */
export interface DepthStreamResources extends EventStreamResources {
  readonly broadcaster: DepthBroadcaster;
  readonly symbols: Symbols;
}

/** `GET /api/stream/depth/{ticker}`: book, trades and places in the queue as server-sent events. */
export const depthStream =
  (resources: DepthStreamResources): FastifyPluginAsyncZod =>
  async (app) => {
    const { broadcaster, symbols } = resources;
    app.get(
      '/api/stream/depth/:ticker',
      {
        config: { scope: 'read' },
        // A HEAD request must end, but this answer never does.
        exposeHeadRoute: false,
        schema: {
          tags: ['market'],
          summary: 'Book, trades and own places in the queue of a ticker as server-sent events',
          description:
            'One event for each step of the market, at most one in 250 ms; each `data` is a DepthEvent. ' +
            'The first shows the latest step. ' +
            'The book is the one that the fill profile `realistic` fills orders against. ' +
            'A client that does not keep up skips events and then receives the newest one. ' +
            'The ticker is followed while the stream is open. Only the simulator has a book.',
          params: DepthParamsSchema,
          ...eventStreamSchema,
          ...refusesWith([...INSTRUMENT_REFUSALS, ...ADMISSION_REFUSALS]),
        },
      },
      async (request, reply) => {
        const { ticker } = request.params;
        const found = await findInstrument(symbols, ticker);
        if (!found.ok) return reply.problem(found.error);
        return eventStream(request, reply, resources, broadcaster.size, (client) =>
          broadcaster.add(client, request.account_id, ticker),
        );
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };
