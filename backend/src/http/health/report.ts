import type { Health, HealthStatus } from '@finally/contract';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { MarketDataSource } from '../../market/index.ts';

export interface HealthSources {
  readonly version: string;
  readonly clock: WallClock;
  readonly source: MarketDataSource;
  readonly assistant: () => Health['assistant'];
  /** How the ledger differs from its trades; undefined if it is sound. */
  readonly ledgerDifference: () => string | undefined;
  /** Reads from the database. Returns why that fails, as a sentence; undefined if it succeeds. */
  readonly probeDatabase: () => string | undefined;
  /** Returns why the last write to the database failed; undefined if it succeeded. */
  readonly writeFailure: () => Error | undefined;
}

type Parts = Pick<Health, 'market' | 'database' | 'assistant'>;

/** Combines the states of the parts into one status, the worst first. */
function statusOf({ market, database, assistant }: Parts): HealthStatus {
  if (database.state === 'failed') return 'failing';
  if (market.state === 'starting') return 'starting';
  const well = market.state === 'live' && database.state === 'ok' && assistant.state === 'ok';
  return well ? 'ready' : 'degraded';
}

/** Returns true if the server should receive requests: a restart would not improve it. */
export const isServing = (status: HealthStatus): boolean =>
  status === 'ready' || status === 'degraded';

/** Reports the state of each part, and the status that follows from them. */
export function healthReport({
  version,
  clock,
  source,
  assistant,
  ledgerDifference,
  probeDatabase,
  writeFailure,
}: HealthSources): () => Health {
  const started_ms = clock.monotonic_ms();

  const whyReadOnly = (): string | undefined => {
    const failure = writeFailure();
    if (failure) return `The database cannot be written: ${failure.message}.`;
    const difference = ledgerDifference();
    return difference && `The ledger is inconsistent: ${difference}.`;
  };

  const databaseState = (): Health['database'] => {
    const fault = probeDatabase();
    if (fault !== undefined) return { state: 'failed', detail: fault };
    const detail = whyReadOnly();
    return detail === undefined ? { state: 'ok', detail: null } : { state: 'read_only', detail };
  };

  return () => {
    const status = source.status();
    const parts: Parts = {
      market: {
        state: status.state,
        source: source.name,
        detail: status.detail,
        last_update_at: status.last_update_ms === null ? null : toIso(status.last_update_ms),
        session: source.marketStatus?.() ?? null,
      },
      database: databaseState(),
      assistant: assistant(),
    };
    return {
      status: statusOf(parts),
      version,
      uptime_seconds: Math.round(clock.monotonic_ms() - started_ms) / 1000,
      ...parts,
    };
  };
}
