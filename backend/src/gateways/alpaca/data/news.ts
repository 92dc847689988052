import type { WebSocket } from '@fastify/websocket';
import type { Headlines, Ticker } from '@finally/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok } from '../../../kernel/result.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { MINUTE_MS } from '../../../kernel/time/units.ts';
import type { HeadlineLog } from '../../../market/index.ts';
import { queryOf } from '../wire/answer.ts';
import { type Answer, fault, sendFault } from '../wire/faults.ts';
import { toTime } from '../wire/times.ts';
import { type Query, readCount, readMarketTime, readSort, readSymbols } from './query.ts';

const NEWS_DEFAULT = 10;
const NEWS_MAX = 50;
/** Headlines that are read at a time. */
const READ_AT_ONCE = 200;
/** A headline carries the time of its step, which a request just after it must include. */
const ROUNDING_MS = MINUTE_MS;

type Headline = Headlines['headlines'][number];

/** A headline of the market, as Alpaca's clients read news; it has no text besides. */
export const toNews = ({ id, ticker, text, at }: Omit<Headline, 'name' | 'move_percent'>) => {
  const time = toTime(Date.parse(at));
  return {
    id,
    headline: text,
    author: 'FinAlly',
    created_at: time,
    updated_at: time,
    summary: text,
    content: '',
    url: null,
    images: [],
    symbols: [ticker],
    source: 'finally',
  };
};

interface NewsQuery {
  readonly tickers: readonly Ticker[] | undefined;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly limit: number;
  readonly sort: 'asc' | 'desc';
  readonly after_id: number | undefined;
}

/**
 * `/v1beta1/news`: the headlines of the market, as pages and as a stream.
 *
 * @param accept serves the stream to the socket of a client
 */
export function newsRoutes(
  app: FastifyInstance,
  headlines: Pick<HeadlineLog, 'list'>,
  clock: Pick<MarketClock, 'now_ms'>,
  accept: (socket: WebSocket, request: FastifyRequest) => void,
): void {
  app.route({
    method: 'GET',
    url: '/v1beta1/news',
    config: { scope: 'read', has_open_socket: true },
    wsHandler: accept,
    handler: async (request, reply) => {
      const asked = readNewsQuery(queryOf(request), clock.now_ms());
      if (!asked.ok) return sendFault(reply, asked.error);
      const found = await findNews(headlines, asked.value);
      const page = found.slice(0, asked.value.limit);
      const last = page.at(-1);
      const has_more = found.length > page.length && last !== undefined;
      return {
        news: page.map(toNews),
        next_page_token: has_more ? Buffer.from(String(last.id)).toString('base64url') : null,
      };
    },
  });
}

function readNewsQuery(query: Query, now_ms: number): Answer<NewsQuery> {
  const symbols = query['symbols'] === undefined ? ok(undefined) : readSymbols(query);
  if (!symbols.ok) return symbols;
  const start = readMarketTime(query, 'start');
  if (!start.ok) return start;
  const end = readMarketTime(query, 'end');
  if (!end.ok) return end;
  const limit = readCount(query, 'limit', { otherwise: NEWS_DEFAULT, max: NEWS_MAX });
  if (!limit.ok) return limit;
  const sort = readSort(query, 'desc');
  if (!sort.ok) return sort;
  const token = query['page_token'];
  const after_id =
    token === undefined ? undefined : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (after_id !== undefined && !Number.isInteger(after_id)) {
    return fault(400, 'page_token is invalid');
  }
  return ok({
    tickers: symbols.value,
    from_ms: start.value ?? 0,
    to_ms: end.value ?? now_ms + ROUNDING_MS,
    limit: limit.value,
    sort: sort.value,
    after_id,
  });
}

/** Returns the headlines of a page and, if there are more, at least one more. */
async function findNews(
  headlines: Pick<HeadlineLog, 'list'>,
  { tickers, from_ms, to_ms, limit, sort, after_id }: NewsQuery,
): Promise<readonly Headline[]> {
  const found: Headline[] = [];
  let before = sort === 'desc' ? after_id : undefined;
  const after = sort === 'asc' ? after_id : undefined;
  for (;;) {
    const { headlines: read, has_more } = await headlines.list({
      tickers,
      before,
      after,
      limit: READ_AT_ONCE,
    });
    found.push(...read.filter(({ at }) => Date.parse(at) >= from_ms && Date.parse(at) <= to_ms));
    const oldest = read.at(-1);
    const isOver = !has_more || !oldest || Date.parse(oldest.at) < from_ms;
    if (isOver || (sort === 'desc' && found.length > limit)) break;
    before = oldest.id;
  }
  return sort === 'desc' ? found : found.reverse();
}
