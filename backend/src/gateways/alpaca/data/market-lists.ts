import type { FastifyInstance } from 'fastify';
import type { MarketBoard } from '../../../market/index.ts';
import { paramOf, queryOf } from '../wire/answer.ts';
import { fault, sendFault } from '../wire/faults.ts';
import { toTime } from '../wire/times.ts';
import { EXCHANGE } from './entities.ts';
import { readCount } from './query.ts';

const MOVERS = { otherwise: 10, max: 50 };
const ACTIVES = { otherwise: 10, max: 100 };

const EXCHANGES = { [EXCHANGE]: 'FinAlly' };
const CONDITIONS: ReadonlyMap<string, object> = new Map([
  ['trade', { '@': 'Regular Sale' }],
  ['quote', { R: 'Regular Two Sided Open' }],
]);

/** Data that FinAlly has none of, by the path at which clients ask for it. */
const EMPTY: Readonly<Record<string, object>> = {
  '/v1/corporate-actions': { corporate_actions: {}, next_page_token: null },
  '/v1beta1/corporate-actions': { corporate_actions: {}, next_page_token: null },
  '/v1beta3/crypto/:loc/bars': { bars: {}, next_page_token: null },
  '/v1beta3/crypto/:loc/quotes': { quotes: {}, next_page_token: null },
  '/v1beta3/crypto/:loc/trades': { trades: {}, next_page_token: null },
  '/v1beta3/crypto/:loc/snapshots': { snapshots: {} },
  '/v1beta3/crypto/:loc/latest/bars': { bars: {} },
  '/v1beta3/crypto/:loc/latest/quotes': { quotes: {} },
  '/v1beta3/crypto/:loc/latest/trades': { trades: {} },
  '/v1beta3/crypto/:loc/latest/orderbooks': { orderbooks: {} },
  '/v1beta1/options/bars': { bars: {}, next_page_token: null },
  '/v1beta1/options/trades': { trades: {}, next_page_token: null },
  '/v1beta1/options/quotes/latest': { quotes: {} },
  '/v1beta1/options/trades/latest': { trades: {} },
  '/v1beta1/options/snapshots': { snapshots: {}, next_page_token: null },
  '/v1beta1/options/snapshots/:underlying': { snapshots: {}, next_page_token: null },
  '/v1beta1/forex/latest/rates': { rates: {} },
  '/v1beta1/forex/rates': { rates: {}, next_page_token: null },
};

/** Lists over the whole market: movers, most actives, exchanges, and what there is none of. */
export function marketListRoutes(app: FastifyInstance, board: Pick<MarketBoard, 'movers'>): void {
  const config = { scope: 'read' } as const;
  const moversOf = (kind: 'gainers' | 'losers', top: number) =>
    board.movers(kind, top).movers.map(({ ticker, change_percent, change, price }) => ({
      symbol: ticker,
      percent_change: change_percent,
      change,
      price,
    }));
  for (const name of ['movers', 'market-movers']) {
    app.get(`/v1beta1/screener/stocks/${name}`, { config }, async (request, reply) => {
      const top = readCount(queryOf(request), 'top', MOVERS);
      if (!top.ok) return sendFault(reply, top.error);
      return {
        gainers: moversOf('gainers', top.value),
        losers: moversOf('losers', top.value),
        market_type: 'stocks',
        last_updated: toTime(Date.parse(board.movers('gainers', 1).at)),
      };
    });
  }
  app.get('/v1beta1/screener/stocks/most-actives', { config }, async (request, reply) => {
    const top = readCount(queryOf(request), 'top', ACTIVES);
    if (!top.ok) return sendFault(reply, top.error);
    const { movers, at } = board.movers('active', top.value);
    return {
      most_actives: movers.map(({ ticker, volume }) => ({
        symbol: ticker,
        volume: Math.floor(volume),
        trade_count: 0,
      })),
      last_updated: toTime(Date.parse(at)),
    };
  });
  app.get('/v2/stocks/meta/exchanges', { config }, async () => EXCHANGES);
  app.get('/v2/stocks/meta/conditions/:kind', { config }, async (request, reply) => {
    const conditions = CONDITIONS.get(paramOf(request, 'kind'));
    if (!conditions) return sendFault(reply, fault(404, 'endpoint not found').error);
    return conditions;
  });
  for (const [path, body] of Object.entries(EMPTY)) app.get(path, { config }, async () => body);
}
