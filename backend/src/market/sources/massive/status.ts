import type { SourceStatus } from '../source.ts';
import { type Fault, isRefused } from './rest/fault.ts';

/** The inputs from which the source's status is derived. */
export interface Condition {
  readonly fault: Fault | undefined;
  /** Time until the next attempt. */
  readonly wait_ms: number;
  /** True if Massive has ever answered. */
  readonly answered: boolean;
  /** Age of the latest prices; null if none were ever received. */
  readonly age_ms: number | null;
  readonly age_ms_max: number;
  readonly last_update_ms: number | null;
  /** Further notices, one sentence each. */
  readonly notices: readonly string[];
}

const duration = (ms: number): string => {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
};

const nextAttempt = (wait_ms: number): string =>
  wait_ms > 0 ? `Retrying in ${duration(wait_ms)}.` : 'Retrying now.';

/**
 * Returns the status. `failed`: no prices were ever received, or the key must be changed. `stale`:
 * no prices for too long. `live` with a detail: a temporary fault, or a notice.
 */
export function toSourceStatus(condition: Condition): SourceStatus {
  const { fault, answered, age_ms, age_ms_max, last_update_ms } = condition;
  const sentences = fault
    ? [fault.sentence, nextAttempt(condition.wait_ms), ...condition.notices]
    : condition.notices;
  const detail = sentences.join(' ') || null;
  if (fault && (isRefused(fault) || !answered)) return { state: 'failed', detail, last_update_ms };
  if (age_ms !== null && age_ms > age_ms_max) {
    const reason = detail ?? 'No prices have been received from Massive for a while.';
    return { state: 'stale', detail: reason, last_update_ms };
  }
  return { state: answered ? 'live' : 'starting', detail, last_update_ms };
}
