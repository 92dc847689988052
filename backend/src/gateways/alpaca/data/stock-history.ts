import type { Ticker } from '@finally/contract';
import type { FastifyInstance } from 'fastify';
import { ok } from '../../../kernel/result.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import type { BarService, Depth } from '../../../market/index.ts';
import { paramOf, queryOf } from '../wire/answer.ts';
import { type Answer, fault, sendFault } from '../wire/faults.ts';
import { toQuote, tradesIn } from './entities.ts';
import { type ReadItems, readPage, type Timed } from './pages.ts';
import { type Query, readPageQuery, readSymbol, readSymbols } from './query.ts';
import { readBars } from './read-bars.ts';
import type { ShownStocks } from './shown-stocks.ts';
import { readTimeframe } from './timeframe.ts';

export interface HistoryParts {
  readonly stocks: ShownStocks;
  readonly bars: Pick<BarService, 'bars'>;
  readonly clock: Pick<MarketClock, 'now_ms'>;
}

/** Makes the reader of the items that a query asks for. */
type ReaderOf = (query: Query) => Answer<ReadItems<object>>;

/** `/v2/stocks/bars`, `quotes`, `trades` and `auctions`, of several symbols and of one. */
export function stockHistoryRoutes(app: FastifyInstance, parts: HistoryParts): void {
  const { stocks, bars } = parts;
  const ofSteps = (itemsIn: (depth: Depth) => readonly object[]): ReaderOf => {
    const read: ReadItems<object> = async (ticker, { from_ms, to_ms }) =>
      stocks
        .steps(ticker)
        .filter(({ timestamp_ms }) => timestamp_ms >= from_ms && timestamp_ms <= to_ms)
        .flatMap((depth) => timed(depth, itemsIn(depth)));
    return () => ok(read);
  };
  const ofBars: ReaderOf = (query) => {
    const text = query['timeframe'];
    if (text === undefined) return fault(400, 'timeframe is required');
    const timeframe = readTimeframe(text);
    if (!timeframe) return fault(400, `invalid timeframe: ${text}`);
    return ok(async (ticker, span) => {
      const read = await readBars(bars, ticker, timeframe, span);
      return read.map(({ begins_ms, bar }) => ({ time_ms: begins_ms, item: bar }));
    });
  };
  // There are no auctions: the market never closes.
  const readers: Readonly<Record<string, ReaderOf>> = {
    bars: ofBars,
    quotes: ofSteps((depth) => [toQuote(depth)]),
    trades: ofSteps(tradesIn),
    auctions: () => ok(async () => []),
  };
  for (const [name, readerOf] of Object.entries(readers)) historyOf(app, parts, name, readerOf);
}

const timed = (depth: Depth, items: readonly object[]): Timed<object>[] =>
  items.map((item) => ({ time_ms: depth.timestamp_ms, item }));

function historyOf(
  app: FastifyInstance,
  { stocks, clock }: HistoryParts,
  name: string,
  readerOf: ReaderOf,
): void {
  const config = { scope: 'read' } as const;
  const pageOf = async (symbols: readonly Ticker[], query: Query) => {
    const asked = readPageQuery(query, clock.now_ms());
    if (!asked.ok) return asked;
    const reader = readerOf(query);
    if (!reader.ok) return reader;
    const known: Ticker[] = [];
    for (const symbol of symbols) if (await stocks.ask(symbol)) known.push(symbol);
    return ok(await readPage(known, asked.value, reader.value));
  };
  app.get(`/v2/stocks/${name}`, { config }, async (request, reply) => {
    const symbols = readSymbols(queryOf(request));
    if (!symbols.ok) return sendFault(reply, symbols.error);
    const page = await pageOf(symbols.value, queryOf(request));
    if (!page.ok) return sendFault(reply, page.error);
    const { items, next_page_token } = page.value;
    return { [name]: Object.fromEntries(items), next_page_token };
  });
  app.get(`/v2/stocks/:symbol/${name}`, { config }, async (request, reply) => {
    const symbol = readSymbol(paramOf(request, 'symbol'));
    if (!symbol.ok) return sendFault(reply, symbol.error);
    const page = await pageOf([symbol.value], queryOf(request));
    if (!page.ok) return sendFault(reply, page.error);
    const { items, next_page_token } = page.value;
    return { symbol: symbol.value, [name]: items.get(symbol.value) ?? [], next_page_token };
  });
}
