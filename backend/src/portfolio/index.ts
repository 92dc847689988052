export type { IntendedTrade, TradeGuard } from './guard.ts';
export type { Rehearsal } from './rehearsal.ts';
export { portfolioRouter } from './router.ts';
export { HOLDING, PortfolioService } from './service.ts';
export { SnapshotThinner } from './snapshot-thinner.ts';
export { SnapshotRecorder } from './snapshots.ts';
export { ValueHistory } from './value-history.ts';
export { Valuer } from './valuer.ts';
export { LedgerVerifier } from './verifier.ts';
