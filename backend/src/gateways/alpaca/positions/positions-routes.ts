import type { FastifyInstance } from 'fastify';
import type { AlpacaTrading } from '../orders/trading.ts';
import { actorOf, paramOf, queryOf, send } from '../wire/answer.ts';
import { invalid, sendFault } from '../wire/faults.ts';
import { readFlag } from '../wire/queries.ts';
import type { Positions } from './positions.ts';

const READ = { config: { scope: 'read' } } as const;
const TRADE = { config: { scope: 'trade' } } as const;

/** `/v2/positions`. */
export function positionsRoutes(
  app: FastifyInstance,
  of: (account_id: string) => { readonly positions: Positions; readonly trading: AlpacaTrading },
): void {
  app.get('/v2/positions', READ, async ({ account_id }) => of(account_id).positions.list());

  app.get('/v2/positions/:asset', READ, async (request, reply) =>
    send(reply, await of(request.account_id).positions.find(paramOf(request, 'asset'))),
  );

  app.delete('/v2/positions', TRADE, async (request, reply) => {
    const { positions, trading } = of(request.account_id);
    const by = actorOf(request);
    if (readFlag(queryOf(request), 'cancel_orders')) {
      const canceled = await trading.cancelAll(by);
      if (!canceled.ok) return sendFault(reply, canceled.error);
    }
    return reply.code(207).send(await positions.closeAll(by));
  });

  app.delete('/v2/positions/:asset', TRADE, async (request, reply) => {
    const { qty, percentage } = queryOf(request);
    // A part that is named and empty must not close the whole.
    const named = Object.keys(request.query as object);
    if (qty === undefined && percentage === undefined) {
      const empty = ['qty', 'percentage'].find((name) => named.includes(name));
      if (empty) return sendFault(reply, invalid(`${empty} must be > 0`).error);
    }
    const { positions } = of(request.account_id);
    const part = { qty, percentage };
    return send(reply, await positions.close(paramOf(request, 'asset'), part, actorOf(request)));
  });
}
