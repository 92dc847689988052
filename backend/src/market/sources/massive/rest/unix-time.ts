/** From which size on a number can only be of this unit, for any time from 1973 to 5138. */
const UNITS = [
  { from: 1e17, per_ms: 1e6 },
  { from: 1e14, per_ms: 1e3 },
  { from: 1e11, per_ms: 1 },
  { from: 1e8, per_ms: 1e-3 },
] as const;

/**
 * A time stamp in Unix seconds, milli-, micro- or nanoseconds as milliseconds.
 * The vendor uses several of these, told apart by their size alone; undefined
 * where it is none of them.
 */
export function toUnixMs(stamp: number): number | undefined {
  const unit = UNITS.find(({ from }) => stamp >= from);
  return unit && Math.round(stamp / unit.per_ms);
}
