import type { Logger } from 'pino';
import { Access } from './access/index.ts';
import { ALERTED, AlertService, alertsRouter } from './alerts/index.ts';
import {
  assistantRouter,
  ChatService,
  chatRouter,
  createAssistantModel,
  messageReader,
  SettingsDesk,
} from './assistant/index.ts';
import type { Config } from './config.ts';
import { AccountBroadcaster, accountStream, InProcessBus } from './events/index.ts';
import { healthReport } from './http/health.ts';
import { type Clock, toIso } from './kernel/clock.ts';
import { ClosingStack } from './kernel/closing-stack.ts';
import { newSecret, timeOrderedUuids } from './kernel/ids.ts';
import { freshSeed, seededRandom } from './kernel/random.ts';
import {
  BarBook,
  BarRecorder,
  createMarketDataSource,
  createSymbols,
  createUniverse,
  FollowedTickers,
  MarketService,
  marketRouter,
  PriceBroadcaster,
  PriceCache,
  PriceRecorder,
  priceStream,
} from './market/index.ts';
import { createMetrics, metricsRouter } from './metrics/index.ts';
import {
  CheckpointDropped,
  followHoldings,
  HOLDING,
  LedgerVerifier,
  mayForget,
  PortfolioService,
  portfolioRouter,
  SnapshotRecorder,
  SnapshotThinner,
  toReceipt,
  ValueHistory,
  Valuer,
  WatchlistBenchmark,
} from './portfolio/index.ts';
import { TimeKeeper } from './portfolio/value-curve/future-data-guard.ts';
import { StreamAdmission } from './sse/index.ts';
import {
  createAccountEventStore,
  createActionStore,
  createAlertStore,
  createAssistantStore,
  createBarStore,
  createChatStore,
  createLedgerStore,
  createPriceStore,
  createSnapshotStore,
  createWatchlistStore,
  DEFAULT_ACCOUNT_ID,
  SnapshotCache,
  toStartError,
} from './storage/sqlite/index.ts';
import { openStorage, type Storage } from './storage/sqlite/open-for-server.ts';
import {
  namedListsRouter,
  WATCHED,
  WatchlistService,
  watchlistRouter,
} from './watchlists/index.ts';

export interface DependencyOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly version: string;
}

/**
 * The composition root: opens every resource in the order in which each needs
 * the ones before it. `close` closes them in reverse; a start that fails closes what it opened.
 *
 * @throws if the database cannot be opened or read
 */
export async function openDependencies(options: DependencyOptions) {
  const { config, clock, logger } = options;
  const path = config.database_path;
  const storage = await openStorage({ path, clock, logger });
  const opened = new ClosingStack();
  opened.defer(() => storage.lock?.release());
  opened.defer(() => storage.connection.close());
  try {
    return await assemble(options, storage, opened);
  } catch (error) {
    await opened.close();
    throw toStartError(path, error);
  }
}

async function assemble(
  { config, clock, logger, version }: DependencyOptions,
  { connection, soundness, lock }: Storage,
  opened: ClosingStack,
) {
  const account_id = DEFAULT_ACCOUNT_ID;
  const newId = timeOrderedUuids(clock);
  const access = new Access({
    ...config.access,
    bound_host: config.host,
    database_path: config.database_path,
    clock,
    newSecret,
  });
  const events = new InProcessBus((error) => logger.warn({ err: error }, 'a listener failed'));
  connection.onAccountEvents((committed) => events.publish(committed));
  const ledger = createLedgerStore(connection, { newId, clock });
  const snapshots = new SnapshotCache(createSnapshotStore(connection), clock);
  const watchlistStore = createWatchlistStore(connection);
  const lastPrices = createPriceStore(connection);
  const barStore = createBarStore(connection);

  const universe = createUniverse();
  const prices = new PriceCache(clock, (error) =>
    logger.warn({ err: error }, 'a listener of prices failed'),
  );
  // A simulated price goes on from where its chart ends.
  const lastKnown = new Map(
    [...(await lastPrices.all()), ...(await barStore.lastPrices('simulator'))].map((row) => [
      row.ticker,
      row,
    ]),
  );
  const source = createMarketDataSource(config.market, {
    cache: prices,
    clock,
    universe,
    lastKnown,
    fetch,
  });
  const symbols = createSymbols(universe, source);
  const onBarError = (error: unknown) => logger.warn({ err: error }, 'bars were not kept');
  const bars = new BarBook({ source, prices, store: barStore, onError: onBarError });
  const mayForgetOld = () => mayForget({ account_id, ledger, snapshots, clock });
  const barRecorder = new BarRecorder({
    book: bars,
    store: barStore,
    clock,
    mayForget: mayForgetOld,
    onError: onBarError,
  });
  const followed = new FollowedTickers(source, bars);
  const broadcaster = new PriceBroadcaster(prices, clock);
  const admission = new StreamAdmission(config.stream);
  const accountBroadcaster = new AccountBroadcaster({
    events,
    store: createAccountEventStore(connection),
    receipt: async (account, trade_id) => {
      const trade = await ledger.trade(account, trade_id);
      return trade && toReceipt(trade);
    },
    clock,
    onError: (error) => logger.warn({ err: error }, 'events of an account were not sent'),
  });
  const streaming = { admission, clock, random: seededRandom(freshSeed()) };
  const market = new MarketService(symbols, bars, followed);

  const valuer = new Valuer({ account_id, ledger, prices, lastPrices });
  const recorder = new SnapshotRecorder({
    account_id,
    events,
    valuer,
    store: snapshots,
    clock,
    onError: (error) => logger.warn({ err: error }, 'a snapshot was not recorded'),
  });
  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock,
    onError: (error) =>
      logger.warn(
        { err: error },
        error instanceof CheckpointDropped ? error.message : 'the ledger was not verified',
      ),
  });
  const portfolio = new PortfolioService({
    account_id,
    ledger,
    valuer,
    verifier: {
      get difference() {
        return soundness.difference ?? verifier.difference;
      },
    },
    prices,
    followed,
    universe: symbols,
    clock,
  });
  const thinner = new SnapshotThinner({
    account_id,
    ledger,
    store: snapshots,
    clock,
    mayForget: mayForgetOld,
    onError: (error) => logger.warn({ err: error }, 'the value curve was not thinned'),
  });
  const values = new ValueHistory({ account_id, ledger, snapshots, valuer, clock });
  const benchmark = new WatchlistBenchmark({
    account_id,
    ledger,
    snapshots,
    bars,
    watched: () => watchlistStore.tickers(account_id),
    clock,
  });
  const watchlist = new WatchlistService({
    account_id,
    store: watchlistStore,
    prices,
    bars,
    followed,
    universe: symbols,
    clock,
    newId,
  });
  const alerts = new AlertService({
    account_id,
    store: createAlertStore(connection),
    prices,
    followed,
    universe: symbols,
    clock,
    newId,
    onError: (error) => logger.warn({ err: error }, 'alerts that fired were not written down'),
  });
  const priceRecorder = new PriceRecorder({
    prices,
    store: lastPrices,
    clock,
    onError: (error) => logger.warn({ err: error }, 'the last prices were not recorded'),
  });

  const chat = new ChatService({
    account_id,
    store: createChatStore(connection),
    actionStore: createActionStore(connection),
    settings: await SettingsDesk.open({
      account_id,
      store: createAssistantStore(connection),
      clock,
      onError: (error) => logger.warn({ err: error }, 'a halt could not be written down yet'),
    }),
    model: createAssistantModel(config.assistant, { clock }),
    reader: messageReader,
    portfolio,
    watchlist,
    values,
    market,
    prices,
    followed,
    universe,
    alerts,
    clock,
    newId,
    newSecret,
    onError: (error) => logger.warn({ err: error }, 'an answer was not written down'),
  });

  const time = new TimeKeeper({ account_id, clock, snapshots, bars, logger });

  await time.setFutureAside();
  opened.defer(() => soundness.stop());
  opened.defer(() => source.stop());
  opened.defer(() => bars.dispose());
  opened.defer(() => broadcaster.close());
  opened.defer(() => accountBroadcaster.close());
  const held = (await ledger.portfolio(account_id)).positions.map(({ ticker }) => ticker);
  const watched = await watchlistStore.tickers(account_id);
  opened.defer(followHoldings({ account_id, events, followed }));
  opened.defer(() => alerts.stop());
  const alerted = await alerts.start();
  await followed.start({ [HOLDING]: held, [WATCHED]: watched, [ALERTED]: alerted });
  opened.defer(() => chat.close());
  await chat.start();
  opened.defer(() => verifier.stop());
  await verifier.start();
  for (const job of [recorder, thinner, priceRecorder, barRecorder, time]) {
    opened.defer(() => job.stop());
    await job.start();
  }
  void verifier.verifyInBackground();
  soundness.start(() => void verifier.verifyInBackground());

  return {
    access,
    routes: [
      portfolioRouter(portfolio, values, benchmark),
      watchlistRouter(watchlist),
      namedListsRouter(watchlist),
      alertsRouter(alerts),
      marketRouter(market),
      priceStream({ ...streaming, broadcaster }),
      accountStream({ ...streaming, account_id, broadcaster: accountBroadcaster }),
      chatRouter(chat),
      assistantRouter(chat),
      metricsRouter(createMetrics({ broadcaster, accountBroadcaster, admission })),
    ],
    newRequestId: newId,
    health: healthReport({
      version,
      clock,
      source,
      assistant: () => chat.health(),
      ledgerDifference: () => (soundness.difference ?? verifier.difference)?.what,
      probeDatabase: () => connection.probe(),
      writeFailure: () => connection.writeFailure(),
    }),

    /** Tells a second server over the same database where this one serves. */
    announce: (url: string) =>
      lock?.announce({ process: process.pid, since: toIso(clock.now_ms()), url }),

    close: () => opened.close(),
  };
}
