import type { FastifyPluginAsync } from 'fastify';
import type { AccountEvents } from '../../events/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import { utcCalendar } from '../../kernel/time/calendar.ts';
import type { MarketClock, WallClock } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type {
  BarService,
  DepthReader,
  FollowedTickers,
  HeadlineLog,
  MarketBoard,
  MarketDataSource,
  PriceReader,
  Symbols,
  Universe,
} from '../../market/index.ts';
import type { OrderService } from '../../orders/index.ts';
import type { SnapshotStore, ValueHistory, Valuer } from '../../portfolio/index.ts';
import type { WatchlistService } from '../../watchlists/index.ts';
import type { ConfigurationStore } from '../store.ts';
import { type AgentSettings, accountRoutes } from './account/account-routes.ts';
import { Configurations } from './account/configurations.ts';
import { Assets } from './assets/assets.ts';
import { assetsRoutes } from './assets/assets-routes.ts';
import { AssetIds } from './assets/symbols.ts';
import { calendarRoutes } from './calendar/calendar-routes.ts';
import { MarketHours } from './calendar/market-hours.ts';
import { marketListRoutes } from './data/market-lists.ts';
import { newsRoutes } from './data/news.ts';
import { ShownStocks } from './data/shown-stocks.ts';
import { stockHistoryRoutes } from './data/stock-history.ts';
import { stockLatestRoutes } from './data/stock-latest.ts';
import { NewsFeed } from './data-stream/news-feed.ts';
import { acceptClient, stockStreams } from './data-stream/routes.ts';
import { StockFeed } from './data-stream/stock-feed.ts';
import { OrderReader } from './orders/order-reader.ts';
import { ordersRoutes } from './orders/orders-routes.ts';
import { AlpacaTrading } from './orders/trading.ts';
import { Positions } from './positions/positions.ts';
import { positionsRoutes } from './positions/positions-routes.ts';
import type { SocketParts } from './sockets/client-socket.ts';
import { TradeUpdates } from './stream/trade-updates.ts';
import { tradingStream } from './stream/trading-stream.ts';
import { AlpacaWatchlists } from './watchlists/watchlists.ts';
import { watchlistsRoutes } from './watchlists/watchlists-routes.ts';
import { Allowance } from './wire/allowance.ts';
import { answerRequests, answerUnknownPaths, speakAlpaca } from './wire/protocol.ts';

/** The services of one account that the gateway calls. */
export interface AccountParts {
  readonly orders: OrderService;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart'>;
  readonly watchlist: WatchlistService;
  readonly settings: AgentSettings;
}

/** What the gateway needs of the server. */
export interface AlpacaParts {
  readonly settings: { readonly requests_per_minute_max: number };
  /** Returns the services of an account that is in use. */
  readonly of: (account_id: string) => AccountParts;
  readonly isArchived: (account_id: string) => boolean;
  readonly ledger: LedgerStore;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly configurations: ConfigurationStore;
  readonly events: AccountEvents;
  readonly prices: PriceReader;
  readonly source: Pick<MarketDataSource, 'marketStatus'>;
  readonly symbols: Symbols;
  readonly universe: Universe;
  readonly depth: DepthReader;
  readonly bars: BarService;
  readonly followed: FollowedTickers;
  readonly board: MarketBoard;
  readonly headlines: HeadlineLog;
  readonly sockets: Omit<SocketParts, 'clock'>;
  readonly clock: WallClock;
  readonly marketClock: MarketClock;
  readonly newId: NewId;
  /** Called if updates of orders or market data could not be read. */
  readonly onError: (error: unknown) => void;
}

/** The parts of the gateway, each a set of routes below paths of its own. */
export interface AlpacaGateway {
  /** Accounts, orders, positions, assets. Needs the services of the account. */
  readonly trading: FastifyPluginAsync;
  /** Market data, which are the same for every account. */
  readonly data: FastifyPluginAsync;
  /** The sockets, whose clients say later which account they mean. */
  readonly streams: FastifyPluginAsync;
  close(): void;
}

/** Speaks the protocol of Alpaca's API over the services of FinAlly. It has no rule of its own. */
export function createAlpacaGateway(parts: AlpacaParts): AlpacaGateway {
  const { ledger, universe, symbols, prices, newId, clock, marketClock, events, onError } = parts;
  const protocol = {
    allowance: new Allowance(parts.settings.requests_per_minute_max, clock),
    clock,
  };
  const configurations = new Configurations(parts.configurations);
  const assets = new Assets(symbols, universe, new AssetIds(universe));
  const hours = new MarketHours({
    clock: marketClock,
    session: () => parts.source.marketStatus?.(),
  });
  const tradingOf = (account_id: string) =>
    new AlpacaTrading({
      account_id,
      orders: parts.of(account_id).orders,
      ledger,
      prices,
      assets: assets.ids,
      configurations,
      newId,
    });
  const positionsOf = (account_id: string) => {
    const trading = tradingOf(account_id);
    const { valuer } = parts.of(account_id);
    const shared = { account_id, ledger, prices, assets, clock: marketClock };
    return {
      trading,
      positions: new Positions({ ...shared, valuer, trading, calendar: utcCalendar }),
    };
  };
  const watchlistsOf = (account_id: string) =>
    new AlpacaWatchlists({ account_id, service: parts.of(account_id).watchlist, assets });
  const readerOf = (account_id: string) => new OrderReader(ledger, account_id);
  const updates = new TradeUpdates({ events, ledger, readerOf, onError });
  const stocks = new ShownStocks({ ...parts, clock: marketClock });
  const sockets = { ...parts.sockets, clock };
  const stockFeed = new StockFeed({ ...parts, clock: marketClock });
  const newsFeed = new NewsFeed(parts);

  return {
    trading: async (app) => {
      answerRequests(app, protocol);
      accountRoutes(app, { ...parts, configurations, clock: marketClock });
      ordersRoutes(app, tradingOf);
      positionsRoutes(app, positionsOf);
      assetsRoutes(app, assets);
      calendarRoutes(app, hours);
      watchlistsRoutes(app, watchlistsOf);
      answerUnknownPaths(app, ['/v1', '/v2', '/v3']);
    },
    data: async (app) => {
      answerRequests(app, protocol);
      const history = { stocks, bars: parts.bars, clock: marketClock };
      stockHistoryRoutes(app, history);
      stockLatestRoutes(app, history);
      newsRoutes(app, parts.headlines, marketClock, acceptClient(sockets, newsFeed));
      marketListRoutes(app, parts.board);
      answerUnknownPaths(app, ['/v1beta1', '/v1beta2', '/v1beta3']);
    },
    streams: async (app) => {
      speakAlpaca(app);
      tradingStream(app, sockets, updates);
      stockStreams(app, sockets, stockFeed);
    },
    close: () => {
      updates.close();
      stocks.close();
    },
  };
}
