import { type Ticker, TickerSchema } from '@finally/contract';
import { onTestFinished } from 'vitest';
import { quantityE6 } from '../../../src/kernel/money.ts';
import { PERSON } from '../../../src/kernel/principal.ts';
import { toIso } from '../../../src/kernel/time/clock.ts';
import type { LedgerStore } from '../../../src/ledger/store.ts';
import type { Connection } from '../../../src/storage/sqlite/connection.ts';
import {
  createAlertStore,
  createLedgerStore,
  createPriceStore,
  createScanEntryStore,
  createScanStore,
  createSnapshotStore,
  createTradeNoteStore,
  createWatchlistStore,
  createWorkspaceStore,
  openDatabase,
  SnapshotCache,
} from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../time/manual-clock.ts';
import type { TestOrder } from './execute-order.ts';

export const ticker = (symbol: string): Ticker => TickerSchema.parse(symbol);

/** Returns an order for a number of shares, which may be fractional. */
export const order = (
  side: TestOrder['side'],
  symbol: string,
  shares: number,
  client_order_id: string | null = null,
): TestOrder => ({
  ticker: ticker(symbol),
  side,
  size: { quantity_e6: quantityE6(Math.round(shares * 1_000_000)) },
  source: PERSON,
  cause: null,
  by_agent: false,
  client_order_id,
});

/** Hooks with which a test can replace parts of the product, to plant a fault. */
export interface Seams {
  readonly connection?: (real: Connection) => Connection;
  readonly ledger?: (real: LedgerStore) => LedgerStore;
}

/** Opens a database with all its stores and closes it after the test. */
export function openStores(path = ':memory:', clock = new ManualClock(), seams: Seams = {}) {
  const opened = openDatabase(path, toIso(clock.now_ms()));
  onTestFinished(() => opened.close());
  const connection = seams.connection?.(opened) ?? opened;
  let made = 0;
  const store = createLedgerStore(connection, {
    newId: () => `id-${clock.now_ms()}-${made++}`,
    clock,
  });
  const ledger = seams.ledger?.(store) ?? store;
  return {
    clock,
    connection,
    ledger,
    snapshots: new SnapshotCache(createSnapshotStore(connection), clock),
    watchlist: createWatchlistStore(connection),
    workspaces: createWorkspaceStore(connection),
    tradeNotes: createTradeNoteStore(connection),
    alerts: createAlertStore(connection),
    scans: createScanStore(connection),
    scanEntries: createScanEntryStore(connection),
    lastPrices: createPriceStore(connection),
  };
}

/** What units of work are made with in tests that append nothing by them. */
export const testUnits = { newId: () => crypto.randomUUID(), clock: new ManualClock() };
