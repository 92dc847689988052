import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paramOf, queryOf, send, sendDone } from '../wire/answer.ts';
import type { AlpacaWatchlists, Named } from './watchlists.ts';

const READ = { config: { scope: 'read' } } as const;
const TRADE = { config: { scope: 'trade' } } as const;

/** How the calls of a path say which list they mean. */
const PATHS: readonly (readonly [path: string, named: (request: FastifyRequest) => Named])[] = [
  ['/v2/watchlists/:id', (request) => ({ id: paramOf(request, 'id') })],
  ['/v2/watchlists::by_name', (request) => ({ name: queryOf(request)['name'] ?? '' })],
];

/** `/v2/watchlists`. */
export function watchlistsRoutes(
  app: FastifyInstance,
  of: (account_id: string) => AlpacaWatchlists,
): void {
  app.get('/v2/watchlists', READ, async ({ account_id }) => of(account_id).list());
  app.post('/v2/watchlists', TRADE, async ({ account_id, body }, reply) =>
    send(reply, await of(account_id).create(body)),
  );

  for (const [path, named] of PATHS) {
    app.get(path, READ, async (request, reply) =>
      send(reply, await of(request.account_id).find(named(request))),
    );
    // One client sends PATCH for what is a PUT.
    app.route({
      method: ['PUT', 'PATCH'],
      url: path,
      ...TRADE,
      handler: async (request, reply) =>
        send(reply, await of(request.account_id).change(named(request), request.body)),
    });
    app.post(path, TRADE, async (request, reply) =>
      send(reply, await of(request.account_id).add(named(request), request.body)),
    );
    app.delete(path, TRADE, async (request, reply) => {
      const { symbol } = queryOf(request);
      const lists = of(request.account_id);
      return symbol === undefined
        ? sendDone(reply, await lists.delete(named(request)))
        : send(reply, await lists.remove(named(request), symbol));
    });
  }

  for (const [path, named] of PATHS) {
    app.delete(`${path}/:symbol`, TRADE, async (request, reply) => {
      const lists = of(request.account_id);
      return send(reply, await lists.remove(named(request), paramOf(request, 'symbol')));
    });
  }
}
