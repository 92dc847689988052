import type { Side, TradeRequest } from '@finally/contract';
import { onTestFinished } from 'vitest';
import { createTradingServices } from '../../../src/accounts/live/trading-services.ts';
import { InProcessBus } from '../../../src/events/index.ts';
import { type Actor, ALL_SCOPES, PERSON } from '../../../src/kernel/principal.ts';
import {
  createUniverse,
  DepthReader,
  FollowedTickers,
  PriceCache,
} from '../../../src/market/index.ts';
import { FillModels, followOrders, Matcher, RestingBook } from '../../../src/orders/index.ts';
import {
  followHoldings,
  LedgerVerifier,
  SnapshotCompactor,
  SnapshotRecorder,
} from '../../../src/portfolio/index.ts';
import { DEFAULT_SETTINGS } from '../../../src/risk/limits.ts';
import { DEFAULT_ACCOUNT_ID } from '../../../src/storage/sqlite/index.ts';
import { openBarService } from '../market/bar-book.ts';
import { HandFedSource } from '../market/hand-fed-source.ts';
import { ManualClock } from '../time/manual-clock.ts';
import { openStores, type Seams, ticker } from './ledger.ts';

export const buy = (symbol: string, quantity: number, client_order_id?: string): TradeRequest =>
  request('buy', symbol, quantity, client_order_id);

export const sell = (symbol: string, quantity: number, client_order_id?: string): TradeRequest =>
  request('sell', symbol, quantity, client_order_id);

const request = (
  side: Side,
  symbol: string,
  quantity: number,
  client_order_id?: string,
): TradeRequest => ({
  ticker: ticker(symbol),
  side,
  quantity,
  ...(client_order_id !== undefined && { client_order_id }),
});

/** A person who acts on a request. */
export const BY_USER: Actor = {
  principal: {
    kind: 'person',
    source: PERSON,
    account_ids: [DEFAULT_ACCOUNT_ID],
    scopes: ALL_SCOPES,
  },
  cause: 'request-1',
};

/** Opens a portfolio service on a real database, with prices set by the test. */
export function openPortfolio({
  path = ':memory:',
  clock = new ManualClock(),
  dollars = { AAPL: 190, MSFT: 400, TSLA: 250 } as Readonly<Record<string, number>>,
  seams = {} as Seams,
  settings = DEFAULT_SETTINGS,
} = {}) {
  const stores = openStores(path, clock, seams);
  const { ledger, snapshots, tradeNotes, lastPrices } = stores;
  const account_id = DEFAULT_ACCOUNT_ID;
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, dollars);
  const followed = new FollowedTickers(source, openBarService(source, prices, stores.connection));
  const errors: unknown[] = [];
  const events = new InProcessBus((error) => errors.push(error));
  stores.connection.onAccountEvents((committed) => events.publish(committed));
  onTestFinished(followHoldings({ account_id, events, followed }));
  const book = new RestingBook();
  onTestFinished(followOrders({ events, followed, book, ledger }));
  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock,
    onError: (error) => errors.push(error),
  });
  const universe = createUniverse();
  const fills = new FillModels({
    depth: new DepthReader({ prices, source, universe }),
    clock,
  });
  const matcher = new Matcher({
    book,
    ledger,
    prices,
    fills,
    clock,
    onError: (error) => errors.push(error),
  });
  let placed = 0;
  const {
    valuer,
    values,
    orders,
    portfolio: service,
  } = createTradingServices({
    account_id,
    ledger,
    snapshots,
    tradeNotes,
    lastPrices,
    prices,
    followed,
    universe,
    matcher,
    fills,
    settings: { current: () => settings },
    verifier,
    clock,
    newId: () => `order-${clock.now_ms()}-${placed++}`,
  });
  const recorder = new SnapshotRecorder({
    account_id,
    events,
    valuer,
    store: snapshots,
    clock,
    onError: (error) => errors.push(error),
  });
  const compactor = new SnapshotCompactor({
    account_id,
    ledger,
    store: snapshots,
    clock,
    onError: (error) => errors.push(error),
  });
  return {
    ...stores,
    account_id,
    events,
    prices,
    source,
    followed,
    valuer,
    recorder,
    verifier,
    orders,
    book,
    matcher,
    service,
    compactor,
    values,
    /** Returns the points recorded for the current ledger, oldest first. */
    curve: async () => {
      const { account } = await ledger.portfolio(account_id);
      return snapshots.points(account_id, account.ledger);
    },
    errors,
  };
}
