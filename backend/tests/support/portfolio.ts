import type { Side, TradeRequest } from '@finally/contract';
import { onTestFinished } from 'vitest';
import { InProcessBus } from '../../src/events/index.ts';
import { createUniverse, FollowedTickers, PriceCache } from '../../src/market/index.ts';
import {
  followHoldings,
  LedgerVerifier,
  PortfolioService,
  SnapshotRecorder,
  SnapshotThinner,
  ValueHistory,
  Valuer,
} from '../../src/portfolio/index.ts';
import { DEFAULT_ACCOUNT_ID } from '../../src/storage/sqlite/index.ts';
import { openBarBook } from './bar-book.ts';
import { HandFedSource } from './hand-fed-source.ts';
import { openStores, type Seams, ticker } from './ledger.ts';
import { ManualClock } from './manual-clock.ts';

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

export const BY_USER = { origin: 'user' } as const;

/** The portfolio over a real database, in a market that is fed by hand. */
export function openPortfolio({
  path = ':memory:',
  clock = new ManualClock(),
  dollars = { AAPL: 190, MSFT: 400, TSLA: 250 } as Readonly<Record<string, number>>,
  seams = {} as Seams,
} = {}) {
  const stores = openStores(path, clock, seams);
  const { ledger, snapshots, lastPrices } = stores;
  const account_id = DEFAULT_ACCOUNT_ID;
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, dollars);
  const followed = new FollowedTickers(source, openBarBook(source, prices, stores.connection));
  const valuer = new Valuer({ account_id, ledger, prices, lastPrices });
  const errors: unknown[] = [];
  const events = new InProcessBus((error) => errors.push(error));
  stores.connection.onAccountEvents((committed) => events.publish(committed));
  onTestFinished(followHoldings({ account_id, events, followed }));
  const recorder = new SnapshotRecorder({
    account_id,
    events,
    valuer,
    store: snapshots,
    clock,
    onError: (error) => errors.push(error),
  });
  const verifier = new LedgerVerifier({
    account_id,
    ledger,
    clock,
    onError: (error) => errors.push(error),
  });
  const service = new PortfolioService({
    account_id,
    ledger,
    valuer,
    verifier,
    prices,
    followed,
    universe: createUniverse(),
    clock,
  });
  const thinner = new SnapshotThinner({
    account_id,
    ledger,
    store: snapshots,
    clock,
    onError: (error) => errors.push(error),
  });
  const values = new ValueHistory({ account_id, ledger, snapshots, valuer, clock });
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
    service,
    thinner,
    values,
    /** The points recorded for the ledger at hand, oldest first. */
    curve: async () => {
      const { account } = await ledger.portfolio(account_id);
      return snapshots.points(account_id, account.ledger);
    },
    errors,
  };
}
