import {
  AssistantMemory,
  AssistantSettingsService,
  ChatService,
  MemoryService,
} from '../../assistant/index.ts';
import { ClosingStack } from '../../kernel/process/closing-stack.ts';
import type { Followers } from '../../market/index.ts';
import { cancelAgentOrders } from '../../orders/index.ts';
import {
  CheckpointDropped,
  type Difference,
  followHoldings,
  holding,
  LedgerVerifier,
  mayDeleteOldData,
  SnapshotCompactor,
  SnapshotRecorder,
  WatchlistBenchmark,
} from '../../portfolio/index.ts';
import { ProposalService } from '../../proposals/index.ts';
import { TradeNoteService } from '../../trade-notes/index.ts';
import { WatchlistService, watched } from '../../watchlists/index.ts';
import { WorkspaceService } from '../../workspaces/index.ts';
import type { AccountWatch } from './account-watches.ts';
import type { SharedParts } from './shared-parts.ts';
import { createTradingServices } from './trading-services.ts';

/**
 * The services of one account, with all of its state: caches, queues, settings and alerts. Created
 * by `openAccountServices`, and stopped with `close`.
 */
export type AccountServices = Awaited<ReturnType<typeof openAccountServices>>;

/** What the services of an account share with what goes on while nobody uses it. */
export interface Background {
  /** Returns what watches the market for the account. It is there once the account is open wholly. */
  readonly watch: () => AccountWatch;
  /** Returns the difference that the last check of the idle account found. */
  readonly found: () => Difference | undefined;
}

/**
 * Creates the services of an account, with which it can trade. All others need `open` before. They do
 * nothing in the background before `start`, except that trades are recorded.
 *
 * @throws if the account's settings cannot be read
 */
export async function openAccountServices(
  account_id: string,
  shared: SharedParts,
  { watch, found }: Background,
) {
  const {
    stores,
    events,
    prices,
    bars,
    followed,
    market,
    symbols,
    universe,
    soundness,
    clock,
    marketClock,
  } = shared;
  const { ledger, snapshots, lastPrices } = stores;
  const warn = (message: string) => (error: unknown) =>
    shared.logger.warn({ err: error, account_id }, message);
  const opened = new ClosingStack();

  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock: marketClock,
    onError: (error) =>
      warn(error instanceof CheckpointDropped ? error.message : 'the ledger was not verified')(
        error,
      ),
  });
  const difference = (): Difference | undefined =>
    soundness.difference ?? verifier.difference ?? found();
  const settings = await AssistantSettingsService.open({
    account_id,
    store: stores.assistantSettings,
    clock,
    cancelOrders: cancelAgentOrders(account_id, { matcher: shared.matcher, clock: marketClock }),
    onError: warn('a halt was not stored yet'),
  });
  const memory = await AssistantMemory.open({
    account_id,
    store: stores.memories,
    universe,
    prices,
    clock,
    newId: shared.newId,
  });
  const { valuer, values, orders, portfolio, reviews } = createTradingServices({
    account_id,
    ledger,
    snapshots,
    tradeNotes: stores.tradeNotes,
    lastPrices,
    prices,
    followed,
    universe: symbols,
    matcher: shared.matcher,
    fills: shared.fills,
    settings,
    memory,
    verifier: {
      get difference() {
        return difference();
      },
    },
    clock: marketClock,
    newId: shared.newId,
  });
  const recorder = new SnapshotRecorder({
    account_id,
    events,
    valuer,
    store: snapshots,
    clock: marketClock,
    onError: warn('a snapshot was not recorded'),
  });
  opened.defer(() => recorder.stop());
  opened.defer(() => settings.stop());
  shared.matcher.open(account_id, await ledger.account(account_id), []);
  const mayDelete = () => mayDeleteOldData({ account_id, ledger, snapshots, clock: marketClock });
  const compactor = new SnapshotCompactor({
    account_id,
    ledger,
    store: snapshots,
    clock: marketClock,
    mayDeleteOldData: mayDelete,
    onError: warn('the value curve was not compacted'),
  });
  const benchmark = new WatchlistBenchmark({
    account_id,
    ledger,
    snapshots,
    bars,
    watched: () => stores.watchlists.tickers(account_id),
    clock: marketClock,
  });
  const watchlist = new WatchlistService({
    account_id,
    store: stores.watchlists,
    prices,
    bars,
    followed,
    universe: symbols,
    clock,
    newId: shared.newId,
  });
  const proposals = new ProposalService({
    account_id,
    store: stores.proposals,
    orders,
    ledgerNumber: () => portfolio.ledgerNumber(),
    prices,
    followed,
    labelOf: (source) => shared.keys.labelOf(account_id, source),
    mayTrade: (source) => shared.keys.mayTrade(account_id, source),
    clock,
    newId: shared.newId,
  });
  const tradeNotes = new TradeNoteService({ account_id, store: stores.tradeNotes, clock });
  const workspaces = new WorkspaceService({ account_id, store: stores.workspaces, clock });
  /** Made when it is first asked for, since most requests of a program do not need it. */
  let chat: ChatService | undefined;
  const openChat = () => {
    const made = new ChatService({
      account_id,
      store: stores.chat,
      actionStore: stores.actions,
      suggestionStore: stores.suggestions,
      notes: tradeNotes,
      stepStore: stores.steps,
      settings,
      memory,
      model: shared.model,
      lookups: shared.lookups,
      onProgress: (data) => shared.live.publish({ account_id, name: 'chat_progress', data }),
      reader: shared.reader,
      portfolio,
      orders,
      watchlist,
      values,
      reviews,
      alerts: watch().alerts,
      market,
      board: shared.board,
      headlines: shared.headlines,
      prices,
      followed,
      universe,
      clock,
      newId: shared.newId,
      newSecret: shared.newSecret,
      onError: warn('an answer was not stored, or something was not looked up'),
    });
    opened.defer(() => made.close());
    return made;
  };

  return {
    /** The names under which it follows tickers as long as it is live. */
    followers: [holding(account_id), watched(account_id)],
    orders,
    portfolio,
    valuer,
    values,
    benchmark,
    watchlist,
    workspaces,
    tradeNotes,
    proposals,
    settings,
    memories: new MemoryService({ memory, prices, portfolio }),
    get alerts() {
      return watch().alerts;
    },
    get scans() {
      return watch().scans;
    },
    get chat(): ChatService {
      chat ??= openChat();
      return chat;
    },

    /** Returns why the last answer of the assistant failed; undefined if none did. */
    assistantFailure: () => {
      const health = chat?.health();
      return health && health.state !== 'ok' ? health : undefined;
    },
    mayDeleteOldData: mayDelete,
    difference,

    /** Returns true if the account holds nothing whose value changes. */
    isQuiet: async () => (await ledger.portfolio(account_id)).positions.length === 0,

    /** Replays every trade in the background; never rejects. */
    verifyInBackground: () => verifier.verifyInBackground(),

    /**
     * Follows what the account holds and watches.
     *
     * @returns the tickers to follow
     */
    async open(): Promise<Followers> {
      opened.defer(followHoldings({ account_id, events, followed }));
      const { positions } = await ledger.portfolio(account_id);
      return {
        [holding(account_id)]: positions.map(({ ticker }) => ticker),
        [watched(account_id)]: await stores.watchlists.tickers(account_id),
      };
    },

    /** Starts recording and verifying. Without it only trades are recorded. */
    async start(): Promise<void> {
      for (const job of [verifier, compactor]) {
        opened.defer(() => job.stop());
        await job.start();
      }
      await recorder.start();
      void verifier.verifyInBackground();
    },

    /** Stops all background work; a last point of the value curve is recorded if any were. */
    close: () => opened.close(),
  };
}
