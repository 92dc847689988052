import type { Health, HealthStatus } from '@finally/contract';
import { toIso, type WallClock } from '../kernel/clock.ts';
import type { MarketDataSource } from '../market/index.ts';
import { FileTamperedError } from '../storage/sqlite/index.ts';

export interface HealthSources {
  readonly version: string;
  readonly clock: WallClock;
  readonly source: MarketDataSource;
  readonly assistant: () => Health['assistant'];
  /** How the ledger differs from its trades; undefined if it is sound. */
  readonly ledgerDifference: () => string | undefined;
  /** Throws where the database does not answer. */
  readonly probeDatabase: () => void;
  /** Why the database could not be written last; undefined where it could. */
  readonly writeFailure: () => Error | undefined;
}

type Parts = Pick<Health, 'market' | 'database' | 'assistant'>;

/** The one word for all parts: what makes it impossible to serve goes first. */
function statusOf({ market, database, assistant }: Parts): HealthStatus {
  if (database.state === 'failed') return 'failing';
  if (market.state === 'starting') return 'starting';
  const well = market.state === 'live' && database.state === 'ok' && assistant.state === 'ok';
  return well ? 'ready' : 'degraded';
}

/** Whether requests should be sent here: no restart and no other server would do better. */
export const isServing = (status: HealthStatus): boolean =>
  status === 'ready' || status === 'degraded';

/** Reports how each part is doing, and what that makes of the whole. */
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
    try {
      probeDatabase();
    } catch (error) {
      const detail =
        error instanceof FileTamperedError ? `${error.message}.` : 'The database does not answer.';
      return { state: 'failed', detail };
    }
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
