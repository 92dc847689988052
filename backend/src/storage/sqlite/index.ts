export { DEFAULT_ACCOUNT_ID } from '@finally/contract';
export { BackupRefusal, backUp, backupPath, backupsOf, fileStamp, restore } from './backup.ts';
export type { Connection } from './connection.ts';
export { copyUpToDate, openDatabase } from './database.ts';
export { describeDatabaseFailure, probeDatabase } from './database-failures.ts';
export { isDamage, isDatabaseError } from './file/database-errors.ts';
export { openForInspection } from './file/inspection.ts';
export type { Inspection } from './file/port.ts';
export { readOnlyConnection } from './file/read-only.ts';
export { lockForServer, type ServerLock } from './file/server-lock.ts';
export { createDowntimeStore } from './ledger/downtime-store.ts';
export { explainedFills } from './ledger/explained-fills.ts';
export { readAccountIds } from './ledger/ledger-sql.ts';
export { createLedgerStore } from './ledger/ledger-store.ts';
export { createMarketPeriodStore, readMarketPeriods } from './market-period-store.ts';
export { isBehind, NewerSchemaError, schemaOf } from './migrations.ts';
export { type Damage, findBrokenPages, findDamage, findDamageAtOnce } from './soundness/damage.ts';
export { DamagedDatabaseError, toStartError, UnusableDatabaseError } from './soundness/damaged.ts';
export { contradiction } from './soundness/mixture.ts';
export { type Examined, examine, repairIndexes } from './soundness/repair.ts';
export { foreignObject, schemaDifference } from './soundness/schema-shape.ts';
export { createAccountEventStore } from './stores/account-event-store.ts';
export { createAccountStore } from './stores/accounts/account-store.ts';
export { createAlertStore } from './stores/alert-store.ts';
export { createActionStore } from './stores/assistant/action-store.ts';
export { createAssistantStore } from './stores/assistant/assistant-store.ts';
export { createChatStore } from './stores/assistant/chat-store.ts';
export { createMemoryStore } from './stores/assistant/memory-store.ts';
export { createStepStore } from './stores/assistant/step-store.ts';
export { createSuggestionStore } from './stores/assistant/suggestion-store.ts';
export { type AuditRow, createAuditStore } from './stores/audit-store.ts';
export { createConfigurationStore } from './stores/configuration-store.ts';
export { createKeyStore } from './stores/key-store.ts';
export { createBarStore } from './stores/market/bar-store.ts';
export { createHeadlineStore } from './stores/market/headline-store.ts';
export { createPriceStore } from './stores/market/price-store.ts';
export { createProposalStore } from './stores/proposal-store.ts';
export { createScanEntryStore } from './stores/scan-entry-store.ts';
export { createScanStore } from './stores/scan-store.ts';
export {
  createAccount,
  DEFAULT_TICKERS,
  STARTING_CASH,
} from './stores/seed.ts';
export { SnapshotCache } from './stores/snapshot-cache.ts';
export { createSnapshotStore } from './stores/snapshot-store.ts';
export { createTradeNoteStore } from './stores/trade-note-store.ts';
export { createWatchlistStore } from './stores/watchlist-store.ts';
export { createWorkspaceStore } from './stores/workspace-store.ts';
