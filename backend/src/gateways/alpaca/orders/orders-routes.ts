import { parseTicker, type Ticker } from '@finally/contract';
import type { FastifyInstance } from 'fastify';
import type { OrdersPageQuery } from '../../../ledger/store.ts';
import { actorOf, paramOf, queryOf, send, sendDone } from '../wire/answer.ts';
import { type Answer, sendFault } from '../wire/faults.ts';
import { readUuid } from '../wire/ids.ts';
import { listIn, readChoice, readCount, readFlag, readMoment } from '../wire/queries.ts';
import { type AlpacaTrading, notFound } from './trading.ts';

const READ = { config: { scope: 'read' } } as const;
const TRADE = { config: { scope: 'trade' } } as const;
const LIMIT = { otherwise: 50, most: 500 };

/** `/v2/orders`. */
export function ordersRoutes(
  app: FastifyInstance,
  of: (account_id: string) => AlpacaTrading,
): void {
  app.get('/v2/orders', READ, async (request, reply) => {
    const query = queryOf(request);
    const read = readOrdersQuery(query);
    if (!read.ok) return sendFault(reply, read.error);
    if (read.value === 'nothing') return [];
    return of(request.account_id).reader.list(read.value, readFlag(query, 'nested'));
  });

  app.post('/v2/orders', TRADE, async (request, reply) => {
    const placed = await of(request.account_id).place(request.body, actorOf(request));
    return send(reply, placed);
  });

  app.delete('/v2/orders', TRADE, async (request, reply) => {
    const canceled = await of(request.account_id).cancelAll(actorOf(request));
    if (!canceled.ok) return sendFault(reply, canceled.error);
    const outcomes = canceled.value.map((order) => ({ id: order.id, status: 200, body: order }));
    return reply.code(207).send(outcomes);
  });

  // Two colons are one that begins no parameter.
  app.get('/v2/orders::by_client_order_id', READ, async (request, reply) => {
    const { client_order_id = '' } = queryOf(request);
    const { reader } = of(request.account_id);
    const order = await reader.findByClientId(client_order_id);
    if (!order) return sendFault(reply, notFound(client_order_id).error);
    return reader.show(order);
  });

  app.get('/v2/orders/:id', READ, async (request, reply) => {
    const id = paramOf(request, 'id');
    const { reader } = of(request.account_id);
    const order = await reader.find(id);
    return order ? reader.show(order) : sendFault(reply, notFound(id).error);
  });

  app.patch('/v2/orders/:id', TRADE, async (request, reply) => {
    const id = paramOf(request, 'id');
    return send(reply, await of(request.account_id).replace(id, request.body, actorOf(request)));
  });

  app.delete('/v2/orders/:id', TRADE, async (request, reply) => {
    const id = paramOf(request, 'id');
    return sendDone(reply, await of(request.account_id).cancel(id, actorOf(request)));
  });
}

/** Reads which orders a client asks for; `nothing` if none can be meant. */
function readOrdersQuery(query: ReturnType<typeof queryOf>): Answer<OrdersPageQuery | 'nothing'> {
  const status = readChoice(query, 'status', ['open', 'closed', 'all'], 'open');
  if (!status.ok) return status;
  const limit = readCount(query, 'limit', LIMIT);
  if (!limit.ok) return limit;
  const after = readMoment(query, 'after');
  if (!after.ok) return after;
  const until = readMoment(query, 'until');
  if (!until.ok) return until;
  const direction = readChoice(query, 'direction', ['asc', 'desc'], 'desc');
  if (!direction.ok) return direction;
  const side = readChoice(query, 'side', ['buy', 'sell', 'any'], 'any');
  if (!side.ok) return side;
  const tickers = listIn(query['symbols']).map(parseTicker);
  const known = tickers.filter((ticker): ticker is Ticker => ticker !== undefined);
  const kinds = listIn(query['asset_class']);
  const has_shares =
    kinds.length === 0 || kinds.some((kind) => kind === 'us_equity' || kind === 'all');
  if (!has_shares || (tickers.length > 0 && known.length === 0))
    return { ok: true, value: 'nothing' };
  return {
    ok: true,
    value: {
      status: status.value,
      limit: limit.value,
      side: side.value === 'any' ? undefined : side.value,
      tickers: tickers.length > 0 ? known : undefined,
      placed_after_ms: after.value,
      placed_before_ms: until.value,
      before_id: idIn(query['before_order_id']),
      after_id: idIn(query['after_order_id']),
      oldest_first: direction.value === 'asc',
    },
  };
}

const idIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (readUuid(text) ?? text);
