export { portfolioRouter } from './router.ts';
export { HOLDING, PortfolioService } from './service.ts';
export { SnapshotThinner } from './snapshot-thinner.ts';
export { SnapshotRecorder } from './snapshots.ts';
export { ValueHistory } from './value-history.ts';
export { Valuer } from './valuer.ts';
export { LedgerVerifier } from './verifier.ts';
export { WatchlistBenchmark } from './watchlist-benchmark.ts';
