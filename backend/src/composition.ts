import type { Logger } from 'pino';
import { Access, ApiKeys, keysRouter } from './access/index.ts';
import {
  AccountComparer,
  AccountRegistry,
  Accounts,
  accountRouter,
  accountsRouter,
  comparisonRouter,
} from './accounts/index.ts';
import { alertsRouter } from './alerts/index.ts';
import {
  assistantRouter,
  chatRouter,
  createAssistantModel,
  memoryRouter,
  messageReader,
} from './assistant/index.ts';
import type { Config } from './config.ts';
import { AccountBroadcaster, accountStream, InProcessBus, LiveEvents } from './events/index.ts';
import { createAlpacaGateway } from './gateways/alpaca/index.ts';
import { McpHandlers, mcpRouter, Previews } from './gateways/mcp/index.ts';
import { accountRoutes, liveAccountRoutes } from './http/account-routes.ts';
import { healthReport } from './http/health/report.ts';
import { newSecret, timeOrderedUuids } from './kernel/ids.ts';
import { ClosingStack } from './kernel/process/closing-stack.ts';
import { freshSeed, seededRandom } from './kernel/random.ts';
import { liveMarketClock, toIso, type WallClock } from './kernel/time/clock.ts';
import {
  BarRecorder,
  BarService,
  createMarketDataSource,
  createSymbols,
  createUniverse,
  DepthReader,
  FollowedTickers,
  HeadlineLog,
  MarketBars,
  MarketBoard,
  MarketService,
  marketRouter,
  marketWideRouter,
  PriceBroadcaster,
  PriceCache,
  PriceRecorder,
  priceStream,
} from './market/index.ts';
import { createMetrics, metricsRouter } from './metrics/index.ts';
import {
  DepthBroadcaster,
  DowntimeRecorder,
  depthStream,
  FillModels,
  Matcher,
  ordersRouter,
  RestingBook,
} from './orders/index.ts';
import { portfolioRouter, toReceipt } from './portfolio/index.ts';
import { FutureDataGuard } from './portfolio/value-curve/future-data-guard.ts';
import { proposalsRouter } from './proposals/index.ts';
import { Scanner, scansRouter } from './scans/index.ts';
import { StreamAdmission } from './sse/index.ts';
import {
  createAccountEventStore,
  createAccountStore,
  createActionStore,
  createAlertStore,
  createAssistantStore,
  createBarStore,
  createChatStore,
  createConfigurationStore,
  createDowntimeStore,
  createHeadlineStore,
  createKeyStore,
  createLedgerStore,
  createMarketPeriodStore,
  createMemoryStore,
  createPriceStore,
  createProposalStore,
  createScanEntryStore,
  createScanStore,
  createSnapshotStore,
  createStepStore,
  createSuggestionStore,
  createTradeNoteStore,
  createWatchlistStore,
  createWorkspaceStore,
  DamagedDatabaseError,
  DEFAULT_ACCOUNT_ID,
  describeDatabaseFailure,
  probeDatabase,
  SnapshotCache,
  toStartError,
} from './storage/sqlite/index.ts';
import { openStorage, type Storage } from './storage/sqlite/open-for-server.ts';
import { tradeNotesRouter } from './trade-notes/index.ts';
import { namedListsRouter, watchlistRouter } from './watchlists/index.ts';
import { workspacesRouter } from './workspaces/index.ts';

export interface DependencyOptions {
  readonly config: Config;
  readonly clock: WallClock;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
  readonly version: string;
  /** Creates the server of an MCP request, if it is another one. */
  readonly mcpServer?: ConstructorParameters<typeof McpHandlers>[0]['serverOf'];
}

/**
 * The composition root: opens every resource after those that it needs. `close` closes them in
 * reverse; a failed start closes what it opened.
 *
 * @throws if the database cannot be opened or read
 */
export async function openDependencies(options: DependencyOptions) {
  try {
    return await open(options);
  } catch (error) {
    // The error of SQLite is for developers; the person gets a sentence.
    if (error instanceof DamagedDatabaseError) {
      options.logger.debug({ err: error.cause }, error.message);
    }
    throw error;
  }
}

async function open(options: DependencyOptions) {
  const { config, clock, logger } = options;
  const path = config.database_path;
  const { fill_profile } = config;
  const storage = await openStorage({ path, clock, logger, fill_profile });
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
  { config, clock, logger, version, mcpServer }: DependencyOptions,
  { connection, soundness, lock }: Storage,
  opened: ClosingStack,
) {
  const marketClock = liveMarketClock(clock);
  const newId = timeOrderedUuids(clock);
  const keys = new ApiKeys({
    store: createKeyStore(connection),
    clock,
    newSecret,
    onError: (error) => logger.warn({ err: error }, 'the use of a key was not noted'),
  });
  await keys.open();
  const access = new Access({
    ...config.access,
    bound_host: config.host,
    database_path: config.database_path,
    keys,
    clock,
    newSecret,
  });
  const events = new InProcessBus((error) =>
    logger.warn({ err: error }, 'a listener of account events failed'),
  );
  connection.onAccountEvents((committed) => events.publish(committed));
  const live = new LiveEvents((error) =>
    logger.warn({ err: error }, 'a listener of live events failed'),
  );
  const ledger = createLedgerStore(connection, { newId, clock: marketClock });
  const snapshots = new SnapshotCache(createSnapshotStore(connection), clock);
  const lastPrices = createPriceStore(connection);
  const barStore = createBarStore(connection);

  const universe = createUniverse();
  const prices = new PriceCache(marketClock, (error) =>
    logger.warn({ err: error }, 'a listener of prices failed'),
  );
  // The first path of the simulated market begins where the charts end.
  const lastKnown = new Map(
    [...(await lastPrices.all()), ...(await barStore.lastPrices('simulator'))].map((row) => [
      row.ticker,
      row,
    ]),
  );
  const source = createMarketDataSource(config.market, {
    cache: prices,
    clock: marketClock,
    universe,
    recorded: await lastPrices.path(),
    lastKnown,
    fetch,
  });
  await createMarketPeriodStore(connection).begin(source.name, source.checkpoint?.(0));
  const symbols = createSymbols(universe, source);
  const onBarError = (error: unknown) => logger.warn({ err: error }, 'bars were not kept');
  const bars = new BarService({ source, prices, store: barStore, onError: onBarError });
  const followed = new FollowedTickers(source, bars);
  const broadcaster = new PriceBroadcaster(prices, clock);
  const admission = new StreamAdmission(config.stream);
  const accountBroadcaster = new AccountBroadcaster({
    events,
    live,
    store: createAccountEventStore(connection),
    receipt: async (account, trade_id, outcome) => {
      const trade = await ledger.trade(account, trade_id);
      return trade && toReceipt([trade], outcome);
    },
    clock,
    onError: (error) => logger.warn({ err: error }, 'events of an account were not sent'),
  });
  const streaming = {
    admission,
    clock,
    random: seededRandom(freshSeed()),
    onSessionEnd: access.onSessionEnd.bind(access),
  };
  const board = new MarketBoard({
    source,
    prices,
    bars,
    symbols,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'figures of the market were not completed'),
  });
  const marketBars = new MarketBars({
    source,
    bars,
    store: lastPrices,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'bars of the market were not prepared'),
  });
  const scanner = new Scanner({ board, bars: marketBars, clock: marketClock });
  const headlines = new HeadlineLog({
    source,
    store: createHeadlineStore(connection),
    symbols,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'headlines were not stored'),
  });
  const market = new MarketService(symbols, bars, followed);
  const depth = new DepthReader({ prices, source, universe });
  const fills = new FillModels({ depth, clock: marketClock });
  const restingBook = new RestingBook();
  const depthBroadcaster = new DepthBroadcaster({
    prices,
    depth,
    book: restingBook,
    followed,
    clock,
    onError: (error) =>
      logger.warn({ err: error }, 'a ticker of the depth stream was not followed'),
  });
  const matcher = new Matcher({
    book: restingBook,
    ledger,
    prices,
    fills,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'orders could not be matched'),
  });

  const downtimes = new DowntimeRecorder({
    store: createDowntimeStore(connection),
    book: restingBook,
    source,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'the time that the server runs was not kept'),
  });

  const watchlistStore = createWatchlistStore(connection);
  const accountStore = createAccountStore(connection, { newId, clock: marketClock });
  const accounts = new Accounts({
    stores: {
      accounts: accountStore,
      ledger,
      snapshots,
      lastPrices,
      watchlists: watchlistStore,
      workspaces: createWorkspaceStore(connection),
      tradeNotes: createTradeNoteStore(connection),
      alerts: createAlertStore(connection),
      scans: createScanStore(connection),
      scanEntries: createScanEntryStore(connection),
      chat: createChatStore(connection),
      actions: createActionStore(connection),
      suggestions: createSuggestionStore(connection),
      steps: createStepStore(connection),
      memories: createMemoryStore(connection),
      assistantSettings: createAssistantStore(connection, { newId, clock: marketClock }),
      proposals: createProposalStore(connection),
    },
    keys,
    prices,
    bars,
    followed,
    restingBook,
    matcher,
    fills,
    market,
    board,
    headlines,
    scanner,
    symbols,
    universe,
    model: createAssistantModel(config.assistant, { clock }),
    lookups: config.assistant.lookups,
    reader: messageReader,
    events,
    live,
    soundness,
    clock,
    marketClock,
    newId,
    newSecret,
    logger,
  });
  const registry = new AccountRegistry({
    store: accountStore,
    accounts,
    ledger,
    prices,
    lastPrices,
    matcher,
    clock: marketClock,
    newId,
    onErased(account_id) {
      keys.forget(account_id);
      accountBroadcaster.end(account_id);
    },
  });
  const comparer = new AccountComparer({
    store: accountStore,
    ledger,
    snapshots,
    watchlists: watchlistStore,
    prices,
    lastPrices,
    bars,
    followed,
    clock: marketClock,
  });
  await registry.open();
  const barRecorder = new BarRecorder({
    book: bars,
    store: barStore,
    clock: marketClock,
    mayDeleteOldData: () => accounts.mayDeleteOldData(),
    onError: onBarError,
  });
  const priceRecorder = new PriceRecorder({
    prices,
    source,
    store: lastPrices,
    clock: marketClock,
    onError: (error) => logger.warn({ err: error }, 'the last prices were not recorded'),
  });

  const time = new FutureDataGuard({ ledger, clock: marketClock, snapshots, bars, logger });

  await time.setAsideFutureData();
  opened.defer(() => soundness.stop());
  opened.defer(() => source.stop());
  opened.defer(() => bars.dispose());
  opened.defer(() => headlines.stop());
  opened.defer(() => board.close());
  opened.defer(() => marketBars.close());
  opened.defer(() => broadcaster.close());
  opened.defer(() => accountBroadcaster.close());
  opened.defer(() => depthBroadcaster.close());
  opened.defer(() => accounts.closeAll());
  opened.defer(() => downtimes.stop());
  await downtimes.start();
  await accounts.start();
  opened.defer(() => matcher.stop());
  await matcher.start({ reopens: !source.is_continuous });
  await downtimes.findPrices();
  for (const job of [priceRecorder, barRecorder, time]) {
    opened.defer(() => job.stop());
    await job.start();
  }
  // The source stops before the recorders, so that they keep its last state. It is deferred twice
  // because a start that fails before this line has to stop it too.
  opened.defer(() => source.stop());
  soundness.start(() => void accounts.verifyInBackground());

  const alpaca =
    config.alpaca.gateway === 'on' &&
    createAlpacaGateway({
      settings: config.alpaca,
      of: (account_id) => accounts.of(account_id),
      isArchived: (account_id) => registry.stateOf(account_id) === 'archived',
      ledger,
      snapshots,
      configurations: createConfigurationStore(connection),
      events,
      prices,
      source,
      symbols,
      universe,
      depth,
      bars,
      followed,
      board,
      headlines,
      sockets: {
        admit: admission.admit.bind(admission),
        identify: (key, address) => {
          const identified = access.identifyKey(key, { address });
          return identified.ok ? identified.value : undefined;
        },
        onKeyEnd: access.onSessionEnd.bind(access),
      },
      clock,
      marketClock,
      newId,
      onError: (error) =>
        logger.warn({ err: error }, 'updates of orders or market data could not be sent'),
    });
  if (alpaca) opened.defer(() => alpaca.close());
  const mcp = new McpHandlers({
    parts: {
      version,
      market_source: source.name,
      market,
      headlines,
      prices,
      symbols,
      followed,
      servicesOf: (account_id) => accounts.of(account_id),
      accountOf: async (account_id) => (await registry.list((id) => id === account_id))[0],
      previews: new Previews(clock, newId),
      clock,
      newId,
    },
    events,
    secret: newSecret(),
    onKeyEnd: (principal, ended) => void access.onSessionEnd(principal, ended),
    onError: (error) => logger.warn({ err: error }, 'an MCP request failed'),
    serverOf: mcpServer,
  });
  opened.defer(() => mcp.close());

  return {
    access,
    routes: [
      liveAccountRoutes(
        { use: accounts.use.bind(accounts), areOfOrders: true },
        ordersRouter((account_id) => accounts.of(account_id).orders, clock),
        portfolioRouter((account_id) => accounts.of(account_id)),
      ),
      liveAccountRoutes(
        { use: accounts.use.bind(accounts) },
        proposalsRouter((account_id) => accounts.of(account_id).proposals),
        watchlistRouter((account_id) => accounts.of(account_id).watchlist),
        namedListsRouter((account_id) => accounts.of(account_id).watchlist),
        tradeNotesRouter((account_id) => accounts.of(account_id).tradeNotes),
        workspacesRouter((account_id) => accounts.of(account_id).workspaces),
        alertsRouter((account_id) => accounts.of(account_id).alerts),
        scansRouter((account_id) => accounts.of(account_id).scans),
      ),
      marketRouter(market),
      marketWideRouter({ board, headlines }),
      priceStream({ ...streaming, broadcaster }),
      accountRoutes(
        accountStream({ ...streaming, broadcaster: accountBroadcaster }),
        depthStream({ ...streaming, broadcaster: depthBroadcaster, symbols }),
      ),
      liveAccountRoutes(
        { use: accounts.use.bind(accounts) },
        chatRouter((account_id) => accounts.of(account_id).chat),
        assistantRouter((account_id) => accounts.of(account_id).chat),
        memoryRouter((account_id) => accounts.of(account_id).memories),
      ),
      ...(alpaca
        ? [
            liveAccountRoutes({ use: accounts.use.bind(accounts) }, alpaca.trading),
            alpaca.data,
            alpaca.streams,
          ]
        : []),
      liveAccountRoutes(
        { use: accounts.use.bind(accounts) },
        mcpRouter(mcp, (account_id) => registry.stateOf(account_id) === 'archived'),
      ),
      accountsRouter(registry),
      comparisonRouter(comparer),
      accountRoutes(
        accountRouter(registry),
        keysRouter(keys, alpaca ? ['alpaca', 'mcp'] : ['mcp']),
      ),
      metricsRouter(createMetrics({ broadcaster, accountBroadcaster, admission })),
    ],
    accountState: (account_id: string) => registry.stateOf(account_id),
    default_account_id: DEFAULT_ACCOUNT_ID,
    newRequestId: newId,
    clock,
    describeDatabaseFailure,
    health: healthReport({
      version,
      clock,
      source,
      assistant: () => accounts.assistantHealth(),
      ledgerDifference: () => accounts.difference()?.what,
      probeDatabase: () => probeDatabase(connection),
      writeFailure: () => connection.writeFailure(),
    }),

    /** Publishes the server's address, for a second server started on the same database. */
    announce: (url: string) =>
      lock?.announce({ process: process.pid, since: toIso(clock.now_ms()), url }),

    close: () => opened.close(),
  };
}
