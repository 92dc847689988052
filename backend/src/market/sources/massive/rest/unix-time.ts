/** The smallest value that must be in this unit, for any time from 1973 to 5138. */
const UNITS = [
  { from: 1e17, per_ms: 1e6 },
  { from: 1e14, per_ms: 1e3 },
  { from: 1e11, per_ms: 1 },
  { from: 1e8, per_ms: 1e-3 },
] as const;

/**
 * Converts a timestamp in Unix seconds, milli-, micro- or nanoseconds to milliseconds. The vendor
 * mixes these units, and only the magnitude distinguishes them. Returns undefined if it fits none.
 */
export function toUnixMs(stamp: number): number | undefined {
  const unit = UNITS.find(({ from }) => stamp >= from);
  return unit && Math.round(stamp / unit.per_ms);
}
