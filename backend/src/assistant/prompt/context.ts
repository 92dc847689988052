import {
  type AssistantSettings,
  type Downtime,
  type Order,
  type PriceUpdate,
  type Ticker,
  TickerSchema,
  type Trade,
  type TradeNotes,
} from '@finally/contract';
import type { AlertService } from '../../alerts/index.ts';
import { type PriceE4, roundToPrice, ZERO_CENTS } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/result.ts';
import { fromPortfolio } from '../../ledger/from-portfolio.ts';
import type {
  FollowedTickers,
  HeadlineLog,
  MarketBoard,
  MarketService,
  PriceReader,
  Universe,
} from '../../market/index.ts';
import type { OrderService } from '../../orders/index.ts';
import type { PortfolioService, TradeReviews, ValueHistory } from '../../portfolio/index.ts';
import { allowancesOf } from '../../risk/allowances.ts';
import type { WatchlistService } from '../../watchlists/index.ts';
import type { AssistantMemory } from '../memory/memory.ts';
import type { AssistantContext } from '../models/model.ts';
import { tickerDayOf } from './ticker-day.ts';
import { TREND_BARS, type Trend, trendOf } from './trend.ts';

export interface ContextSources {
  readonly portfolio: Pick<PortfolioService, 'portfolio' | 'tradedInDay' | 'trades'>;
  readonly orders: Pick<OrderService, 'order' | 'orders' | 'latestFills' | 'downtimes'>;
  readonly watchlist: Pick<WatchlistService, 'watched'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart' | 'performance'>;
  readonly reviews: Pick<TradeReviews, 'review'>;
  readonly alerts: Pick<AlertService, 'list'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly market: Pick<MarketService, 'bars'>;
  readonly board: Pick<MarketBoard, 'view'>;
  readonly headlines: Pick<HeadlineLog, 'list'>;
  readonly notes: NotedTrades;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly settings: AssistantSettings;
  /** Nothing is remembered if omitted. */
  readonly memory?: Pick<AssistantMemory, 'enabled' | 'rows' | 'limits'>;
}

/** What a person wrote down of trades, newest trade first. */
export interface NotedTrades {
  list(query: { limit: number }): Promise<Outcome<TradeNotes, unknown>>;
}

/** Number of notes among which an answer looks for plans. */
const NOTES_SEARCHED = 200;

/** Number of trades read at a time. */
const TRADES_PAGE = 500;

/** Number of trades that an answer about them can show. */
const TRADES_MAX = 5;

/** Number of headlines that answers choose from. */
const HEADLINES_MAX = 50;

/** Number of the newest fills that a model is shown the explanations of. */
const FILLS_SHOWN = 3;

/** Number of the newest fills of a ticker among which an answer looks for the one that is meant. */
const FILLS_SEARCHED = 20;

/** Number of open orders that an assistant knows; the newest ones if there are more. */
const OPEN_ORDERS_KNOWN = 500;

/** Number of ended orders among which an answer looks for those that were not filled. */
const ENDED_KNOWN = 50;

/** Number of the newest open orders of which an assistant knows when the server was down meanwhile. */
const DOWNTIMES_KNOWN = 40;

/** Maximum number of tickers from the message that are looked up. */
const NAMED_MAX = 10;

/** Collects all data an assistant may use to answer a message, as of now. */
export async function assistantContext(
  message: string,
  sources: ContextSources,
): Promise<AssistantContext> {
  const {
    portfolio,
    orders,
    watchlist,
    values,
    reviews,
    alerts,
    universe,
    prices,
    followed,
    settings,
    memory,
  } = sources;
  const remembered = memory?.limits() ?? [];
  const quoteNow = async (ticker: Ticker): Promise<PriceUpdate | null> =>
    prices.latest(ticker) ??
    (await followed.during(ticker, async () => prices.latest(ticker) ?? null));
  const quotes = new Map<Ticker, Promise<PriceUpdate | null>>();
  // Quotes each ticker once per message, so that what the message authorizes and what is proposed
  // are sized at the same price.
  const quote = (ticker: Ticker): Promise<PriceUpdate | null> => {
    const known = quotes.get(ticker) ?? quoteNow(ticker);
    quotes.set(ticker, known);
    return known;
  };
  const account = await portfolio.portfolio();
  const watched = await watchlist.watched();
  const known = new Map<Ticker, PriceE4>();
  for (const { ticker } of [...account.positions, ...watched]) {
    const price = prices.latest(ticker);
    if (price) known.set(ticker, roundToPrice(price.price));
  }
  const named = namedIn(message, universe);
  for (const ticker of named) {
    const price = await quote(ticker);
    if (price) known.set(ticker, roundToPrice(price.price));
  }
  const day_start_cents = await values.valueAtDayStart();
  const day = await portfolio.tradedInDay();
  // Only a cursor can be refused.
  const open = await orders.orders({ status: 'open', limit: OPEN_ORDERS_KNOWN });
  const open_orders = open.ok ? open.value.orders : [];
  return {
    portfolio: account,
    watchlist: watched,
    universe,
    quote,
    limits: {
      settings,
      remembered,
      day_start_cents,
      day,
      allowances: allowancesOf(
        settings,
        fromPortfolio(account, known),
        known,
        day_start_cents,
        { traded_cents: ZERO_CENTS, day },
        remembered,
      ),
    },
    remembered: memory?.enabled ? memory.rows : [],
    trends: await trendsOf(named, sources.market),
    open_orders,
    alerts: (await alerts.list()).alerts,
    downtimes: await downtimesOf(open_orders.slice(0, DOWNTIMES_KNOWN), orders),
    latest_fills: await orders.latestFills(undefined, FILLS_SHOWN),
    fills: (ticker) => orders.latestFills(ticker ?? undefined, FILLS_SEARCHED),
    order: async (id) => {
      const order = await orders.order(id);
      return order.ok ? order.value : undefined;
    },
    endedOrders: async (ticker) => {
      const query = { status: 'closed' as const, limit: ENDED_KNOWN };
      const page = await orders.orders(ticker ? { ...query, ticker } : query);
      return page.ok ? page.value.orders : [];
    },
    trend: (ticker) => trendFrom(ticker, sources.market),
    day: async (ticker) => {
      // Follows it briefly if nobody does, so that a source without the whole market knows its day.
      await quote(ticker);
      return tickerDayOf(ticker, sources.board, universe);
    },
    headlines: (tickers) => sources.headlines.list({ tickers, limit: HEADLINES_MAX }),
    dayTrades: () => tradesOfDay(account.as_of.slice(0, DATE_LENGTH), portfolio),
    plans: async () => {
      const page = await sources.notes.list({ limit: NOTES_SEARCHED });
      return page.ok ? page.value.notes.filter(({ note }) => note.plan !== null) : [];
    },
    performance: () => values.performance(),
    review: () => reviews.review(),
    trades: async (ticker) => {
      const page = await portfolio.trades({ limit: TRADES_MAX, ...(ticker && { ticker }) });
      // Only a cursor can be refused.
      return page.ok ? page.value.trades : [];
    },
  };
}

/** Length of `2026-03-02` in an ISO time. */
const DATE_LENGTH = 10;

/** Returns all trades of a trading day, oldest first. */
async function tradesOfDay(
  day: string,
  portfolio: Pick<PortfolioService, 'trades'>,
): Promise<readonly Trade[]> {
  const trades: Trade[] = [];
  let cursor: string | undefined;
  do {
    const page = await portfolio.trades({ day, limit: TRADES_PAGE, ...(cursor && { cursor }) });
    if (!page.ok) break;
    trades.push(...page.value.trades);
    cursor = page.value.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return trades.reverse();
}

async function downtimesOf(
  open_orders: readonly Order[],
  orders: Pick<OrderService, 'downtimes'>,
): Promise<ReadonlyMap<string, readonly Downtime[]>> {
  const known = new Map<string, readonly Downtime[]>();
  for (const { id } of open_orders) {
    const downtimes = await orders.downtimes(id);
    if (downtimes.length > 0) known.set(id, downtimes);
  }
  return known;
}

async function trendsOf(
  tickers: readonly Ticker[],
  market: Pick<MarketService, 'bars'>,
): Promise<readonly Trend[]> {
  const trends: Trend[] = [];
  for (const ticker of tickers) {
    const trend = await trendFrom(ticker, market);
    if (trend) trends.push(trend);
  }
  return trends;
}

async function trendFrom(
  ticker: Ticker,
  market: Pick<MarketService, 'bars'>,
): Promise<Trend | undefined> {
  const past = await market.bars({ ticker, interval: '1d', limit: TREND_BARS });
  return past.ok ? trendOf(ticker, past.value.bars) : undefined;
}

/** Returns the tickers written in capitals in a message. */
function namedIn(message: string, universe: Universe): readonly Ticker[] {
  const words = message.match(/\b[A-Z][A-Z0-9.-]{0,9}\b/g) ?? [];
  const tickers = [...new Set(words)].flatMap((word) => {
    const ticker = TickerSchema.safeParse(word);
    return ticker.success && universe.get(ticker.data) ? [ticker.data] : [];
  });
  return tickers.slice(0, NAMED_MAX);
}
