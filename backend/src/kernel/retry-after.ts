const RETRY_AFTER_MAX_MS = 24 * 3_600_000;

/**
 * How long a server wants to be left alone, from its headers `Retry-After` (a
 * number of seconds or a date: RFC 9110, 10.2.3) and `Date`; null where it does
 * not say. At most a day.
 *
 * @param now_ms stands in for a missing `Date`
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
