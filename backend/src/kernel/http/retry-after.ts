const RETRY_AFTER_MAX_MS = 24 * 3_600_000;

/**
 * Returns how long a server asks clients to wait, in milliseconds, from its headers `Retry-After`
 * (seconds or a date: RFC 9110, 10.2.3) and `Date`. Returns null if it does not say. At most one
 * day.
 *
 * @param now_ms used if `Date` is missing
 */
export function retryAfter(
  retry_after: string | null | undefined,
  date: string | null | undefined,
  now_ms: number,
): number | null {
  const header = retry_after?.trim() ?? '';
  const answered_at_ms = Date.parse(date ?? '');
  const wait_ms = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - (Number.isFinite(answered_at_ms) ? answered_at_ms : now_ms);
  if (!Number.isFinite(wait_ms) || wait_ms < 0) return null;
  return Math.min(wait_ms, RETRY_AFTER_MAX_MS);
}
