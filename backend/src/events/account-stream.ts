import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { mayUse } from '../kernel/principal.ts';
import { type EventStreamResources, eventStream, eventStreamSchema } from '../sse/index.ts';
import type { AccountBroadcaster } from './account-broadcaster.ts';
import { type Cursors, FollowedAccountsSchema, readCursors } from './followed-accounts.ts';

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
            'of `portfolio`, `order`, `proposal`, `watchlist`, `alert`, `chat`, `settings`, `workspace`, `scan`, `trade_note` and `account`. A `portfolio` event of a ' +
            'trade carries its receipt, with the cash and the position after it; the others name what to fetch again. ' +
            'A trade of `POST /api/portfolio/trade` sends no `order` event: `trade.order_id` is the id of its order. ' +
            '`chat_progress` says how far the assistant is with a message; it is not stored and has no `id`. ' +
            'With `Last-Event-ID` the events after it come first, each once. Without it, or if it ' +
            'is too old or unknown, the first event is `reset`: fetch everything again.',
          querystring: FollowedAccountsSchema,
          ...eventStreamSchema,
        },
      },
      async (request, reply) => {
        const last = request.headers['last-event-id'];
        const asked = readCursors(request.query.accounts ?? '');
        if (asked) {
          const others = [...asked.keys()].filter((id) => !mayUse(request.principal, id));
          if (others.length > 0) {
            const detail = `These credentials are not for ${others.join(', ')}.`;
            return reply.problem({ code: 'account_not_allowed', detail });
          }
          return eventStream(request, reply, resources, broadcaster.size, (client) =>
            broadcaster.addAll(client, continued(asked, last)),
          );
        }
        const cursor = cursorOf(last);
        return eventStream(request, reply, resources, broadcaster.size, (client) =>
          broadcaster.add(client, request.account_id, cursor),
        );
      },
    );

    app.addHook('preClose', async () => broadcaster.close());
  };

/** Continues where a broken connection ended, which knows more than the address that it began with. */
function continued(asked: Cursors, last: string | string[] | undefined): Cursors {
  const reached = readCursors(String(last ?? ''));
  return new Map([...asked].map(([id, cursor]) => [id, reached?.get(id) ?? cursor]));
}

const cursorOf = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
