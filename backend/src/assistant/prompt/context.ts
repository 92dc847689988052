import {
  type AssistantSettings,
  type Downtime,
  type Order,
  type PriceUpdate,
  type Ticker,
  TickerSchema,
} from '@finally/contract';
import type { AlertService } from '../../alerts/index.ts';
import { type PriceE4, roundToPrice, ZERO_CENTS } from '../../kernel/money.ts';
import { fromPortfolio } from '../../ledger/from-portfolio.ts';
import type { FollowedTickers, MarketService, PriceReader, Universe } from '../../market/index.ts';
import type { OrderService } from '../../orders/index.ts';
import type { PortfolioService, TradeReviews, ValueHistory } from '../../portfolio/index.ts';
import { allowancesOf } from '../../risk/allowances.ts';
import type { WatchlistService } from '../../watchlists/index.ts';
import type { AssistantMemory } from '../memory/memory.ts';
import type { AssistantContext } from '../models/model.ts';
import { TREND_BARS, type Trend, trendOf } from './trend.ts';

export interface ContextSources {
  readonly portfolio: Pick<PortfolioService, 'portfolio' | 'tradedInDay' | 'trades'>;
  readonly orders: Pick<OrderService, 'orders' | 'latestFills' | 'downtimes'>;
  readonly watchlist: Pick<WatchlistService, 'watched'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart' | 'performance'>;
  readonly reviews: Pick<TradeReviews, 'review'>;
  readonly alerts: Pick<AlertService, 'list'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly market: Pick<MarketService, 'bars'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly settings: AssistantSettings;
  /** Nothing is remembered if omitted. */
  readonly memory?: Pick<AssistantMemory, 'enabled' | 'rows' | 'limits'>;
}

/** Number of trades that an answer about them can show. */
const TRADES_MAX = 5;

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
    endedOrders: async (ticker) => {
      const query = { status: 'closed' as const, limit: ENDED_KNOWN };
      const page = await orders.orders(ticker ? { ...query, ticker } : query);
      return page.ok ? page.value.orders : [];
    },
    trend: (ticker) => trendFrom(ticker, sources.market),
    performance: () => values.performance(),
    review: () => reviews.review(),
    trades: async (ticker) => {
      const page = await portfolio.trades({ limit: TRADES_MAX, ...(ticker && { ticker }) });
      // Only a cursor can be refused.
      return page.ok ? page.value.trades : [];
    },
  };
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
