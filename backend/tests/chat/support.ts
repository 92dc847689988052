import { type Ticker, TickerSchema } from '@finally/contract';
import { onTestFinished } from 'vitest';
import type { AssistantContext, AssistantModel } from '../../src/chat/model.ts';
import { ChatService } from '../../src/chat/service.ts';
import { createChatStore } from '../../src/db/chat-store.ts';
import type { Connection } from '../../src/db/connection.ts';
import {
  createLedgerStore,
  createPriceStore,
  createSnapshotStore,
  createWatchlistStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../src/db/index.ts';
import { toIso } from '../../src/kernel/clock.ts';
import { timeOrderedUuids } from '../../src/kernel/ids.ts';
import { priceE4 } from '../../src/kernel/money.ts';
import {
  createUniverse,
  FollowedTickers,
  type MarketDataSource,
  PriceCache,
} from '../../src/market/index.ts';
import {
  HOLDING,
  LedgerVerifier,
  PortfolioService,
  SnapshotRecorder,
  Valuer,
} from '../../src/portfolio/index.ts';
import { WATCHED, WatchlistService } from '../../src/watchlist/index.ts';
import { openBarBook } from '../support/bar-book.ts';
import { ManualClock } from '../support/manual-clock.ts';

const account_id = DEFAULT_ACCOUNT_ID;
const DAY_MS = 86_400_000;
const universe = createUniverse();

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

/** Dollars a share: today's price and yesterday's close. Every other ticker is at 100, unchanged. */
const PRICES: Readonly<Record<string, readonly [price: number, previous_close: number]>> = {
  AAPL: [190, 188],
  NVDA: [180, 171],
  TSLA: [250, 260],
  META: [600, 600],
  MSFT: [400, 396],
  GOOGL: [170, 172],
};

/** A source whose prices stand still, so that every figure in a test is known. */
class StillSource implements MarketDataSource {
  readonly name = 'still';
  readonly #cache: PriceCache;
  readonly #clock: ManualClock;
  readonly #tickers = new Set<Ticker>();

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
    const [price, previous_close] = PRICES[symbol] ?? [100, 100];
    const tick = {
      ticker: symbol,
      price_e4: priceE4(price * 10_000),
      previous_close_e4: priceE4(previous_close * 10_000),
      volume: 0,
      timestamp_ms: this.#clock.now_ms(),
    };
    this.#cache.write([tick], DAY_MS);
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

/** The services of one account over a real database and a market that stands still. */
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
  const bars = openBarBook(source, prices, connection);
  const followed = new FollowedTickers(source, bars);
  const valuer = new Valuer({ account_id, ledger, prices, lastPrices });
  const recorder = new SnapshotRecorder({
    account_id,
    valuer,
    store: snapshots,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const shared = { account_id, prices, followed, universe, clock };
  const portfolio = new PortfolioService({
    ...shared,
    ledger,
    valuer,
    recorder,
    verifier,
  });
  const watchlist = new WatchlistService({ ...shared, store: watchlistStore, bars });
  const held = (await ledger.portfolio(account_id)).positions.map((position) => position.ticker);
  const watched = (await watchlistStore.list(account_id)).map((row) => row.ticker);
  await followed.start({ [HOLDING]: held, [WATCHED]: watched });

  return {
    ...shared,
    connection,
    portfolio,
    watchlist,
    /** A chat with the given model over these services. */
    chat: (model: AssistantModel) =>
      new ChatService({
        ...shared,
        store: createChatStore(connection),
        model,
        portfolio,
        watchlist,
        newId: timeOrderedUuids(clock),
      }),
    buy: async (symbol: string, quantity: number): Promise<void> => {
      const trade = { ticker: ticker(symbol), side: 'buy' as const, quantity };
      const bought = await portfolio.trade(trade, { origin: 'user' });
      if (!bought.ok) throw new Error(bought.error.detail);
    },
    context: async (): Promise<AssistantContext> => ({
      portfolio: await portfolio.portfolio(),
      watchlist: await watchlist.list(),
      universe,
      quote: async (symbol) =>
        prices.latest(symbol) ?? followed.during(symbol, async () => prices.latest(symbol) ?? null),
    }),
  };
}

export type Services = Awaited<ReturnType<typeof openServices>>;

/** The account that the phrasings are about: 10 AAPL, 8 NVDA, 6 TSLA, 4 META, $2,760 in cash. */
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
