export {
  type BarRow,
  type BarSeries,
  type BarStore,
  createBarStore,
  type StoredInterval,
} from './bar-store.ts';
export {
  type ChatAnswerRow,
  type ChatQuestionRow,
  type ChatStore,
  createChatStore,
} from './chat-store.ts';
export { isDatabaseError } from './connection.ts';
export { openDatabase } from './database.ts';
export type {
  AccountRow,
  CheckpointRow,
  Decide,
  Fill,
  LedgerState,
  Order,
  PositionRow,
  TradeRow,
} from './ledger-rows.ts';
export { createLedgerStore, type LedgerStore } from './ledger-store.ts';
export { createPriceStore, type LastPriceRow, type PriceStore } from './price-store.ts';
export { DEFAULT_ACCOUNT_ID, DEFAULT_TICKERS, STARTING_CASH } from './seed.ts';
export { SnapshotCache } from './snapshot-cache.ts';
export { createSnapshotStore, type SnapshotRow, type SnapshotStore } from './snapshot-store.ts';
export { createWatchlistStore, type WatchlistRow, type WatchlistStore } from './watchlist-store.ts';
