import { onTestFinished } from 'vitest';
import { Accounts } from '../../src/accounts/index.ts';
import { messageReader, NO_LOOKUPS } from '../../src/assistant/index.ts';
import { mockModel } from '../../src/assistant/models/mock.ts';
import type { AssistantModel } from '../../src/assistant/models/model.ts';
import { InProcessBus } from '../../src/events/index.ts';
import { newSecret, timeOrderedUuids } from '../../src/kernel/ids.ts';
import { toIso } from '../../src/kernel/time/clock.ts';
import {
  createSymbols,
  createUniverse,
  DepthReader,
  FollowedTickers,
  HeadlineLog,
  MarketBars,
  MarketBoard,
  MarketService,
  PriceCache,
} from '../../src/market/index.ts';
import { FillModels, Matcher, RestingBook } from '../../src/orders/index.ts';
import { Scanner } from '../../src/scans/index.ts';
import {
  createAccount,
  createAccountStore,
  createActionStore,
  createAssistantStore,
  createChatStore,
  createHeadlineStore,
  createMemoryStore,
  createProposalStore,
  createStepStore,
  createSuggestionStore,
  createTradeNoteStore,
  createWorkspaceStore,
  DEFAULT_ACCOUNT_ID,
} from '../../src/storage/sqlite/index.ts';
import { failOnError, openBarService } from '../support/market/bar-book.ts';
import { HandFedSource } from '../support/market/hand-fed-source.ts';
import { ManualClock } from '../support/time/manual-clock.ts';
import { openStores, testUnits } from '../support/trading/ledger.ts';

export const A = DEFAULT_ACCOUNT_ID;
export const B = 'second';

const DOLLARS = { AAPL: 190, MSFT: 400, NVDA: 180, DIS: 100, KO: 60, PYPL: 70 };

/** Opens two accounts of one server over one real database, with prices set by the test. */
export async function openTwoAccounts(model: AssistantModel = mockModel) {
  const clock = new ManualClock();
  const { connection, ledger, snapshots, lastPrices, watchlist, alerts, scans, scanEntries } =
    openStores(':memory:', clock);
  connection.blockingTransaction((transaction) =>
    createAccount(transaction, B, toIso(clock.now_ms())),
  );
  const events = new InProcessBus((error) => {
    throw error;
  });
  connection.onAccountEvents((committed) => events.publish(committed));
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, DOLLARS);
  const bars = openBarService(source, prices, connection);
  const followed = new FollowedTickers(source, bars);
  const universe = createUniverse();
  const symbols = createSymbols(universe, {});
  const board = new MarketBoard({ source, prices, bars, symbols, clock, onError: failOnError });
  const restingBook = new RestingBook();
  const fills = new FillModels({
    depth: new DepthReader({ prices, source, universe: createUniverse() }),
    clock,
  });
  const matcher = new Matcher({
    book: restingBook,
    ledger,
    prices,
    fills,
    clock,
    onError: (error) => {
      throw error;
    },
  });
  const accounts = new Accounts({
    restingBook,
    matcher,
    fills,
    stores: {
      accounts: createAccountStore(connection, { newId: timeOrderedUuids(clock), clock }),
      ledger,
      snapshots,
      lastPrices,
      watchlists: watchlist,
      workspaces: createWorkspaceStore(connection),
      tradeNotes: createTradeNoteStore(connection),
      alerts,
      scans,
      scanEntries,
      chat: createChatStore(connection),
      suggestions: createSuggestionStore(connection),
      actions: createActionStore(connection),
      steps: createStepStore(connection),
      memories: createMemoryStore(connection),
      assistantSettings: createAssistantStore(connection, testUnits),
      proposals: createProposalStore(connection),
    },
    keys: { labelOf: () => undefined, mayTrade: () => true },
    events,
    live: { publish: () => {} },
    prices,
    bars,
    followed,
    market: new MarketService(symbols, bars, followed),
    board,
    headlines: new HeadlineLog({
      source: {},
      store: createHeadlineStore(connection),
      symbols,
      clock,
      onError: failOnError,
    }),
    scanner: new Scanner({
      board,
      bars: new MarketBars({ source, bars, store: lastPrices, clock, onError: failOnError }),
      clock,
    }),
    symbols,
    universe,
    model,
    lookups: NO_LOOKUPS,
    reader: messageReader,
    soundness: { difference: undefined },
    clock,
    marketClock: clock,
    newId: timeOrderedUuids(clock),
    newSecret,
    logger: { warn: () => {} },
  });
  onTestFinished(() => accounts.closeAll());
  await accounts.start();
  const releaseB = await accounts.use(B);
  await accounts.of(B).start();
  return {
    a: accounts.of(A),
    b: accounts.of(B),
    accounts,
    releaseB,
    clock,
    connection,
    prices,
    source,
  };
}
