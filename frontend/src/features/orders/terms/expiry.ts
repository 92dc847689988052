const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d?):(\d\d)(?::00)?$/;

/**
 * Returns the instant at which an order ends, from a date and a time in the reader's time zone such as
 * `2026-12-24T15:30`; a sentence if there is no such time. A date like February 30 is not moved on.
 */
export function readExpiry(typed: string): { readonly expires_at: string } | string {
  const [, year, month, day, hour, minute] = (LOCAL.exec(typed.trim()) ?? []).map(Number);
  if (year === undefined || month === undefined || hour === undefined) {
    return 'Enter until when the order is good.';
  }
  const at = new Date(year, month - 1, day, hour, minute);
  const isSameDay = at.getMonth() === month - 1 && at.getDate() === day;
  if (hour < 24 && !isSameDay) return `There is no date ${typed.slice(0, 10)}.`;
  // A time that the clocks skip in spring does not exist either.
  return at.getHours() === hour && at.getMinutes() === minute
    ? { expires_at: at.toISOString() }
    : `There is no time ${typed.slice(11)} on ${typed.slice(0, 10)}.`;
}
