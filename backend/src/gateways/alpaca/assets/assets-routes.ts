import type { FastifyInstance } from 'fastify';
import { paramOf, queryOf, send } from '../wire/answer.ts';
import { fault, sendFault } from '../wire/faults.ts';
import { listIn } from '../wire/queries.ts';
import { type Assets, EXCHANGE } from './assets.ts';

const READ = { config: { scope: 'read' } } as const;

/** `/v2/assets`, and what is asked of assets that FinAlly has none of: options and announcements. */
export function assetsRoutes(app: FastifyInstance, assets: Assets): void {
  app.get('/v2/assets', READ, async (request) => {
    const { status = 'active', asset_class = 'us_equity', exchange, attributes } = queryOf(request);
    const is_asked =
      status !== 'inactive' &&
      asset_class === 'us_equity' &&
      (exchange === undefined || exchange.toUpperCase() === EXCHANGE) &&
      listIn(attributes).length === 0;
    return is_asked ? assets.list() : [];
  });

  app.get('/v2/assets/:asset', READ, async (request, reply) =>
    send(reply, await assets.find(paramOf(request, 'asset'))),
  );

  app.get('/v2/options/contracts', READ, async () => ({
    option_contracts: [],
    next_page_token: null,
  }));
  app.get('/v2/options/contracts/:contract', READ, async (request, reply) => {
    const name = paramOf(request, 'contract').slice(0, 64);
    return sendFault(reply, fault(404, `option contract not found for ${name}`).error);
  });

  app.get('/v2/corporate_actions/announcements', READ, async () => []);
  app.get('/v2/corporate_actions/announcements/:id', READ, async (_request, reply) =>
    sendFault(reply, fault(404, 'announcement not found').error),
  );
}
