import { type Ticker, TickerSchema } from '@finally/contract';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../src/db/connection.ts';
import {
  createLedgerStore,
  createPriceStore,
  createSnapshotStore,
  createWatchlistStore,
  type Order,
  openDatabase,
  SnapshotCache,
} from '../../src/db/index.ts';
import { toIso } from '../../src/kernel/clock.ts';
import { quantityE6 } from '../../src/kernel/money.ts';
import { ManualClock } from './manual-clock.ts';

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

/** An order as a person places it, for `shares` whole or broken shares. */
export const order = (
  side: Order['side'],
  symbol: string,
  shares: number,
  client_order_id: string | null = null,
): Order => ({
  ticker: ticker(symbol),
  side,
  quantity_e6: quantityE6(Math.round(shares * 1_000_000)),
  origin: 'user',
  chat_message_id: null,
  client_order_id,
});

/** A database of its own with every store, closed when the test is over. */
export function openStores(path = ':memory:', clock = new ManualClock()) {
  const connection: Connection = openDatabase(path, toIso(clock.now_ms()));
  onTestFinished(() => connection.close());
  let made = 0;
  const ledger = createLedgerStore(connection, {
    newId: () => `id-${clock.now_ms()}-${made++}`,
    clock,
  });
  return {
    clock,
    connection,
    ledger,
    snapshots: new SnapshotCache(createSnapshotStore(connection), clock),
    watchlist: createWatchlistStore(connection),
    lastPrices: createPriceStore(connection),
  };
}
