import type { Ticker } from '@finally/contract';
import type { FastifyInstance } from 'fastify';
import { MINUTE_MS } from '../../../kernel/time/units.ts';
import type { Depth } from '../../../market/index.ts';
import { paramOf, queryOf } from '../wire/answer.ts';
import { fault, sendFault } from '../wire/faults.ts';
import { lastTrade, type StockBar, toQuote } from './entities.ts';
import { readSymbol, readSymbols } from './query.ts';
import { readBars } from './read-bars.ts';
import type { HistoryParts } from './stock-history.ts';
import { readTimeframe, type Timeframe, ZONE_MS_MAX } from './timeframe.ts';

const MINUTE = readTimeframe('1Min') as Timeframe;
const DAY = readTimeframe('1Day') as Timeframe;
/** The newest minute bar began within this time, unless the symbol is not traded at all. */
const MINUTES_MS = 15 * MINUTE_MS;
const DAYS_MS = 14 * 24 * 60 * MINUTE_MS;

/** The newest figures of a symbol. */
interface Latest {
  readonly trade: object | undefined;
  readonly quote: object | undefined;
  readonly bar: StockBar | undefined;
}

/** The newest bars, trades and quotes, and snapshots of them, of several symbols and of one. */
export function stockLatestRoutes(app: FastifyInstance, parts: HistoryParts): void {
  const { stocks } = parts;
  const shown = async (ticker: Ticker): Promise<Depth | undefined> =>
    (await stocks.ask(ticker)) ? stocks.now(ticker) : undefined;
  const ofDepth =
    (toItem: (depth: Depth) => object) =>
    async (ticker: Ticker): Promise<object | undefined> => {
      const depth = await shown(ticker);
      return depth && toItem(depth);
    };
  const items = {
    bar: async (ticker: Ticker) =>
      (await shown(ticker)) && (await newestBars(parts, ticker, MINUTE, MINUTES_MS)).at(-1),
    trade: ofDepth(lastTrade),
    quote: ofDepth(toQuote),
  } satisfies Record<keyof Latest, (ticker: Ticker) => Promise<object | undefined>>;

  for (const [name, read] of Object.entries(items)) {
    several(app, `/v2/stocks/${name}s/latest`, read, (found) => ({ [`${name}s`]: found }));
    single(app, `/v2/stocks/:symbol/${name}s/latest`, read, (symbol, item) => ({
      symbol,
      [name]: item,
    }));
  }
  const snapshot = (ticker: Ticker) => snapshotOf(parts, ticker);
  for (const path of ['/v2/stocks/snapshots', '/v1beta1/stocks/snapshots']) {
    several(app, path, snapshot, (found) => found);
  }
  single(app, '/v2/stocks/:symbol/snapshot', snapshot, (symbol, item) => ({ symbol, ...item }));
}

type Read = (ticker: Ticker) => Promise<object | undefined>;

function several(
  app: FastifyInstance,
  path: string,
  read: Read,
  toBody: (found: Readonly<Record<string, object>>) => object,
): void {
  app.get(path, { config: { scope: 'read' } }, async (request, reply) => {
    const symbols = readSymbols(queryOf(request));
    if (!symbols.ok) return sendFault(reply, symbols.error);
    const found: Record<string, object> = {};
    for (const symbol of symbols.value) {
      const item = await read(symbol);
      if (item) found[symbol] = item;
    }
    return reply.send(toBody(found));
  });
}

function single(
  app: FastifyInstance,
  path: string,
  read: Read,
  toBody: (symbol: Ticker, item: object) => object,
): void {
  app.get(path, { config: { scope: 'read' } }, async (request, reply) => {
    const symbol = readSymbol(paramOf(request, 'symbol'));
    if (!symbol.ok) return sendFault(reply, symbol.error);
    const item = await read(symbol.value);
    if (!item) return sendFault(reply, fault(404, `no data found for ${symbol.value}`).error);
    return reply.send(toBody(symbol.value, item));
  });
}

async function newestBars(
  { bars, clock }: HistoryParts,
  ticker: Ticker,
  timeframe: Timeframe,
  within_ms: number,
): Promise<readonly StockBar[]> {
  const now_ms = clock.now_ms();
  const span = { from_ms: now_ms - within_ms, to_ms: now_ms + ZONE_MS_MAX };
  const read = await readBars(bars, ticker, timeframe, span);
  return read.map(({ bar }) => bar);
}

async function snapshotOf(parts: HistoryParts, ticker: Ticker): Promise<object | undefined> {
  const { stocks } = parts;
  const depth = (await stocks.ask(ticker)) ? stocks.now(ticker) : undefined;
  if (!depth) return undefined;
  const minutes = await newestBars(parts, ticker, MINUTE, MINUTES_MS);
  const days = await newestBars(parts, ticker, DAY, DAYS_MS);
  return {
    latestTrade: lastTrade(depth),
    latestQuote: toQuote(depth),
    minuteBar: minutes.at(-1) ?? null,
    dailyBar: days.at(-1) ?? null,
    prevDailyBar: days.at(-2) ?? null,
  };
}
