import type { Health } from '@finally/contract';
import { type Clock, toIso } from './kernel/clock.ts';
import type { MarketDataSource } from './market/index.ts';

export interface HealthSources {
  readonly version: string;
  readonly clock: Clock;
  readonly source: MarketDataSource;
  readonly assistant: () => Health['assistant'];
  /** How the ledger differs from its trades; undefined where it is sound. */
  readonly ledgerDifference: () => string | undefined;
  /** Throws where the database does not answer. */
  readonly probeDatabase: () => void;
  /** Why the database could not be written last; undefined where it could. */
  readonly writeFailure: () => Error | undefined;
}

/** Reports how each part is doing; `degraded` where one of them is not well. */
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

  const databaseFailure = (): string | undefined => {
    try {
      probeDatabase();
    } catch {
      return 'The database does not answer.';
    }
    const failure = writeFailure();
    if (failure) return `The database cannot be written: ${failure.message}.`;
    const difference = ledgerDifference();
    return difference && `The ledger is inconsistent: ${difference}.`;
  };

  const databaseState = (): Health['database'] => {
    const failure = databaseFailure();
    return failure === undefined
      ? { state: 'ok', detail: null }
      : { state: 'failed', detail: failure };
  };

  return () => {
    const status = source.status();
    const database = databaseState();
    const well = status.state === 'live' && database.state === 'ok' && assistant().state === 'ok';
    return {
      status: well ? 'ok' : 'degraded',
      version,
      uptime_seconds: Math.round(clock.monotonic_ms() - started_ms) / 1000,
      market: {
        state: status.state,
        source: source.name,
        detail: status.detail,
        last_update_at: status.last_update_ms === null ? null : toIso(status.last_update_ms),
        session: source.marketStatus?.() ?? null,
      },
      database,
      assistant: assistant(),
    };
  };
}
