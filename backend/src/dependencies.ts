import type { Logger } from 'pino';
import { Access } from './access/index.ts';
import { ALERTED, AlertService } from './alerts/index.ts';
import { ChatService, createAssistantModel, messageReader, SettingsDesk } from './chat/index.ts';
import type { Config } from './config.ts';
import {
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
} from './db/index.ts';
import { healthReport } from './health.ts';
import { type Clock, toIso } from './kernel/clock.ts';
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
  PriceBroadcaster,
  PriceCache,
  PriceRecorder,
  StreamAdmission,
} from './market/index.ts';
import { createMetrics } from './metrics/index.ts';
import {
  CheckpointDropped,
  HOLDING,
  LedgerVerifier,
  mayForget,
  PortfolioService,
  SnapshotRecorder,
  SnapshotThinner,
  ValueHistory,
  Valuer,
  WatchlistBenchmark,
} from './portfolio/index.ts';
import { openStorage, type Storage } from './storage.ts';
import { TimeKeeper } from './time-keeper.ts';
import { WATCHED, WatchlistService } from './watchlist/index.ts';

export interface DependencyOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly version: string;
}

/** Everything the server is made of. */
export type Dependencies = Awaited<ReturnType<typeof openDependencies>>;

/**
 * The composition root: opens every resource in the order in which each needs
 * the ones before it. `close` closes them in reverse.
 *
 * @throws if the database cannot be opened or read
 */
export async function openDependencies(options: DependencyOptions) {
  const { config, clock, logger } = options;
  const path = config.database_path;
  const storage = await openStorage({ path, clock, logger });
  try {
    return await assemble(options, storage);
  } catch (error) {
    storage.connection.close();
    storage.lock?.release();
    throw toStartError(path, error);
  }
}

async function assemble(
  { config, clock, logger, version }: DependencyOptions,
  { connection, soundness, lock }: Storage,
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
  const ledger = createLedgerStore(connection, { newId, clock });
  const snapshots = new SnapshotCache(createSnapshotStore(connection), clock);
  const watchlistStore = createWatchlistStore(connection);
  const lastPrices = createPriceStore(connection);
  const barStore = createBarStore(connection);

  const universe = createUniverse();
  const prices = new PriceCache(clock);
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
  const market = new MarketService(symbols, bars, followed);

  const valuer = new Valuer({ account_id, ledger, prices, lastPrices });
  const recorder = new SnapshotRecorder({
    account_id,
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
    recorder,
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
  const held = (await ledger.portfolio(account_id)).positions.map(({ ticker }) => ticker);
  const watched = await watchlistStore.tickers(account_id);
  const alerted = await alerts.start();
  await followed.start({ [HOLDING]: held, [WATCHED]: watched, [ALERTED]: alerted });
  await chat.start();
  await verifier.start();
  await recorder.start();
  thinner.start();
  priceRecorder.start();
  barRecorder.start();
  time.start();
  void verifier.verifyInBackground();
  soundness.start(() => void verifier.verifyInBackground());

  return {
    access,
    portfolio,
    values,
    benchmark,
    watchlist,
    alerts,
    market,
    stream: { broadcaster, admission, clock, random: seededRandom(freshSeed()) },
    metrics: createMetrics({ broadcaster, admission }),
    chat,
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

    async close(): Promise<void> {
      time.stop();
      await chat.close();
      await alerts.stop();
      await barRecorder.stop();
      await priceRecorder.stop();
      await thinner.stop();
      await recorder.stop();
      await verifier.stop();
      broadcaster.close();
      bars.dispose();
      await source.stop();
      await soundness.stop();
      connection.close();
      lock?.release();
    },
  };
}
