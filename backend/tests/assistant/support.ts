import { type Ticker, TickerSchema } from '@finally/contract';
import { onTestFinished } from 'vitest';
import { createTradingServices } from '../../src/accounts/live/trading-services.ts';
import { AlertService } from '../../src/alerts/index.ts';
import {
  type MessageReader,
  messageReader,
} from '../../src/assistant/conversation/message-reader.ts';
import { AssistantMemory } from '../../src/assistant/memory/memory.ts';
import type { AssistantContext, AssistantModel } from '../../src/assistant/models/model.ts';
import { assistantContext } from '../../src/assistant/prompt/context.ts';
import { ChatService, type ChatServiceOptions } from '../../src/assistant/service.ts';
import { AssistantSettingsService } from '../../src/assistant/settings.ts';
import { NO_LOOKUPS } from '../../src/assistant/tools/budget.ts';
import { InProcessBus } from '../../src/events/index.ts';
import { newSecret, timeOrderedUuids } from '../../src/kernel/ids.ts';
import { priceE4, roundToPrice } from '../../src/kernel/money.ts';
import { toIso } from '../../src/kernel/time/clock.ts';
import {
  createSymbols,
  createUniverse,
  DepthReader,
  FollowedTickers,
  HeadlineLog,
  MarketBoard,
  type MarketDataSource,
  MarketService,
  PriceCache,
} from '../../src/market/index.ts';
import type { MarketNews } from '../../src/market/news/market-news.ts';
import {
  cancelAgentOrders,
  FillModels,
  followOrders,
  Matcher,
  RestingBook,
} from '../../src/orders/index.ts';
import {
  followHoldings,
  holding,
  LedgerVerifier,
  SnapshotRecorder,
} from '../../src/portfolio/index.ts';
import type { Connection } from '../../src/storage/sqlite/connection.ts';
import {
  createActionStore,
  createAlertStore,
  createAssistantStore,
  createChatStore,
  createHeadlineStore,
  createLedgerStore,
  createMemoryStore,
  createPriceStore,
  createScanEntryStore,
  createSnapshotStore,
  createStepStore,
  createSuggestionStore,
  createTradeNoteStore,
  createWatchlistStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../src/storage/sqlite/index.ts';
import { TradeNoteService } from '../../src/trade-notes/index.ts';
import { WatchlistService, watched } from '../../src/watchlists/index.ts';
import { openBarService } from '../support/market/bar-book.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { testUnits } from '../support/trading/ledger.ts';
import { BY_USER } from '../support/trading/portfolio.ts';

const account_id = DEFAULT_ACCOUNT_ID;
const DAY_MS = 86_400_000;
const universe = createUniverse();

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

/**
 * Dollars per share: today's price and yesterday's close. All other tickers are at 100, unchanged.
 */
const PRICES: Readonly<Record<string, readonly [price: number, previous_close: number]>> = {
  AAPL: [190, 188],
  NVDA: [180, 171],
  TSLA: [250, 260],
  META: [600, 600],
  MSFT: [400, 396],
  GOOGL: [170, 172],
};

/** A source with constant prices, so that every figure in a test is known. */
class StillSource implements MarketDataSource {
  readonly name = 'still';
  readonly #cache: PriceCache;
  readonly #clock: ManualClock;
  readonly #tickers = new Set<Ticker>();
  #listener: ((news: MarketNews) => void) | undefined;

  constructor(cache: PriceCache, clock: ManualClock) {
    this.#cache = cache;
    this.#clock = clock;
  }

  async start(tickers: Iterable<Ticker>): Promise<void> {
    for (const each of tickers) await this.addTicker(each);
  }

  async stop(): Promise<void> {
    this.#tickers.clear();
  }

  async addTicker(symbol: Ticker): Promise<void> {
    this.#tickers.add(symbol);
    this.move(symbol, PRICES[symbol]?.[0] ?? 100);
  }

  /** Sets the price of a ticker, in dollars. */
  move(symbol: Ticker, price: number): void {
    const previous_close = PRICES[symbol]?.[1] ?? 100;
    const tick = {
      ticker: symbol,
      price_e4: roundToPrice(price),
      previous_close_e4: priceE4(previous_close * 10_000),
      volume: 0,
      timestamp_ms: this.#clock.now_ms(),
    };
    this.#cache.write([tick], DAY_MS);
  }

  onHeadline(listener: (news: MarketNews) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  /** Tells a headline, now. */
  tell(symbol: Ticker, text: string, move: number | null = null): void {
    this.#listener?.({ ticker: symbol, text, time_ms: this.#clock.now_ms(), move });
  }

  async removeTicker(symbol: Ticker): Promise<void> {
    this.#tickers.delete(symbol);
    this.#cache.remove(symbol);
  }

  tickers(): Ticker[] {
    return [...this.#tickers];
  }

  async history(): Promise<[]> {
    return [];
  }

  status() {
    return { state: 'live' as const, detail: null, last_update_ms: this.#clock.now_ms() };
  }
}

/** The services of one account over a real database and a market with constant prices. */
export async function openServices({
  path = ':memory:',
  clock = new ManualClock(),
  atEnd = onTestFinished as (close: () => void) => void,
} = {}) {
  const connection: Connection = openDatabase(path, toIso(clock.now_ms()));
  atEnd(() => connection.close());
  const ledger = createLedgerStore(connection, { newId: timeOrderedUuids(clock), clock });
  const snapshots = createSnapshotStore(connection);
  const watchlistStore = createWatchlistStore(connection);
  const lastPrices = createPriceStore(connection);
  const prices = new PriceCache(clock);
  const source = new StillSource(prices, clock);
  const bars = openBarService(source, prices, connection);
  const followed = new FollowedTickers(source, bars);
  const events = new InProcessBus((error) => {
    throw error;
  });
  connection.onAccountEvents((committed) => events.publish(committed));
  atEnd(followHoldings({ account_id, events, followed }));
  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const symbols = createSymbols(universe, {});
  const market = new MarketService(symbols, bars, followed);
  const onError = (error: unknown) => {
    throw error;
  };
  const board = new MarketBoard({ source, prices, bars, symbols, clock, onError });
  atEnd(() => board.close());
  const headlines = new HeadlineLog({
    source,
    store: createHeadlineStore(connection),
    symbols,
    clock,
    onError,
  });
  const shared = { account_id, prices, followed, universe, clock };
  /** The changes that could not be stored. */
  const failures: unknown[] = [];
  const fills = new FillModels({ depth: new DepthReader({ prices, source, universe }), clock });
  const book = new RestingBook();
  const matcher = new Matcher({
    book,
    ledger,
    prices,
    fills,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const openSettings = () =>
    AssistantSettingsService.open({
      account_id,
      store: createAssistantStore(connection, testUnits),
      clock,
      cancelOrders: cancelAgentOrders(account_id, { matcher, clock }),
      onError: (error) => void failures.push(error),
    });
  const settings = await openSettings();
  const openMemory = () =>
    AssistantMemory.open({
      ...shared,
      store: createMemoryStore(connection),
      newId: timeOrderedUuids(clock),
    });
  const memory = await openMemory();
  const { valuer, values, orders, portfolio, reviews } = createTradingServices({
    ...shared,
    ledger,
    snapshots,
    tradeNotes: createTradeNoteStore(connection),
    lastPrices,
    matcher,
    fills,
    settings,
    memory,
    verifier,
    newId: timeOrderedUuids(clock),
  });
  const recorder = new SnapshotRecorder({
    account_id,
    events,
    valuer,
    store: snapshots,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  atEnd(followOrders({ events, followed, book, ledger }));
  const watchlist = new WatchlistService({
    ...shared,
    store: watchlistStore,
    bars,
    newId: timeOrderedUuids(clock),
  });
  const notes = new TradeNoteService({
    account_id,
    store: createTradeNoteStore(connection),
    clock,
  });
  const alerts = new AlertService({
    ...shared,
    store: createAlertStore(connection),
    entries: createScanEntryStore(connection),
    bars,
    newId: timeOrderedUuids(clock),
    onError: (error) => {
      throw error;
    },
  });
  const held = (await ledger.portfolio(account_id)).positions.map((position) => position.ticker);
  await followed.start({
    [holding(account_id)]: held,
    [watched(account_id)]: await watchlistStore.tickers(account_id),
  });

  return {
    ...shared,
    connection,
    portfolio,
    orders,
    matcher,
    watchlist,
    values,
    reviews,
    alerts,
    notes,
    settings,
    memory,
    /** What a restart would remember. */
    reopenMemory: openMemory,
    /** The settings that a restart would load. */
    reopenSettings: openSettings,
    snapshots,
    source,
    recorder,
    failures,
    /**
     * Returns a chat with the given model over these services; `reader` parses the person's
     * messages.
     *
     * @param more replaces options; without it nothing is looked up and no progress is reported
     */
    chat: (
      model: AssistantModel,
      reader: MessageReader = messageReader,
      more: Partial<ChatServiceOptions> = {},
    ) =>
      new ChatService({
        ...shared,
        store: createChatStore(connection),
        actionStore: createActionStore(connection),
        suggestionStore: createSuggestionStore(connection),
        notes,
        stepStore: createStepStore(connection),
        lookups: NO_LOOKUPS,
        onProgress: () => {},
        settings,
        memory,
        model,
        reader,
        portfolio,
        orders,
        watchlist,
        values,
        reviews,
        alerts,
        market,
        board,
        headlines,
        newId: timeOrderedUuids(clock),
        newSecret,
        onError: (error) => void failures.push(error),
        ...more,
      }),
    buy: async (symbol: string, quantity: number): Promise<void> => {
      const trade = { ticker: ticker(symbol), side: 'buy' as const, quantity };
      const bought = await portfolio.trade(trade, BY_USER);
      if (!bought.ok) throw new Error(bought.error.detail);
    },
    context: (message = ''): Promise<AssistantContext> =>
      assistantContext(message, {
        ...shared,
        portfolio,
        orders,
        watchlist,
        values,
        reviews,
        alerts,
        market,
        board,
        headlines,
        notes,
        memory,
        settings: settings.current(),
      }),
  };
}

export type Services = Awaited<ReturnType<typeof openServices>>;

/** The account of the phrasings: 10 AAPL, 8 NVDA, 6 TSLA, 4 META, $2,760 in cash. */
export async function openExampleAccount(
  options?: Parameters<typeof openServices>[0],
): Promise<Services> {
  const services = await openServices(options);
  await services.buy('AAPL', 10);
  await services.buy('NVDA', 8);
  await services.buy('TSLA', 6);
  await services.buy('META', 4);
  return services;
}

/** A signal that is never aborted. */
export const never: AbortSignal = new AbortController().signal;
