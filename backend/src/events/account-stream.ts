import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type EventStreamResources, eventStream, eventStreamSchema } from '../sse/index.ts';
import type { AccountBroadcaster } from './account-broadcaster.ts';

/** What the account stream needs. */
export interface AccountStreamResources extends EventStreamResources {
  readonly broadcaster: AccountBroadcaster;
}

/** `GET /api/stream/account`: the changes of an account as server-sent events. */
export const accountStream =
  (resources: AccountStreamResources): FastifyPluginAsyncZod =>
  async (app) => {
    const { broadcaster } = resources;
    app.get(
      '/api/stream/account',
      {
        // A HEAD response would have to end, but this response never does.
        exposeHeadRoute: false,
        config: { scope: 'read' },
        schema: {
          tags: ['portfolio'],
          summary: 'Changes of the account as server-sent events',
          description:
            'One event for each committed change, in order; `id` is its sequence and `event` one ' +
            'of `portfolio`, `order`, `watchlist`, `alert`, `chat`, `settings`, `workspace` and `trade_note`. A `portfolio` event of a ' +
            'trade carries its receipt, with the cash and the position after it; the others name what to fetch again. ' +
            'A trade of `POST /api/portfolio/trade` sends no `order` event: `trade.order_id` is the id of its order. ' +
            '`chat_progress` says how far the assistant is with a message; it is not stored and has no `id`. ' +
            'With `Last-Event-ID` the events after it come first, each once. Without it, or if it ' +
            'is too old or unknown, the first event is `reset`: fetch everything again.',
          ...eventStreamSchema,
        },
      },
      async (request, reply) => {
        const cursor = cursorOf(request.headers['last-event-id']);
        return eventStream(request, reply, resources, broadcaster.size, (client) =>
          broadcaster.add(client, request.account_id, cursor),
        );
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };

const cursorOf = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
