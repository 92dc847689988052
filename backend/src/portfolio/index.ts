export { portfolioRouter } from './router.ts';
export { HOLDING, PortfolioService } from './service.ts';
export { SnapshotRecorder } from './snapshots.ts';
export { Valuer } from './valuer.ts';
export { LedgerVerifier } from './verifier.ts';
