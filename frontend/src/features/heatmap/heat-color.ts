/** Profit in percent from which on the color is at its fullest. */
const FULL_PERCENT = 8;
/** Below 1, so that small moves, which are most frequent, are distinguishable. */
const RAMP_EXPONENT = 2 / 3;

/** Returns the share of the color of a gain or loss in a tile: from 0 at no change to 1 at 8 percent. */
export function heatShare(percent: number): number {
  if (!Number.isFinite(percent)) return 0;
  return Math.min(1, Math.abs(percent) / FULL_PERCENT) ** RAMP_EXPONENT;
}

/** Returns the CSS fill of a tile: a mix of the flat color and that of gains or losses. */
export function heatColor(percent: number): string {
  const share = heatShare(percent);
  if (share === 0) return 'var(--color-tile-flat)';
  const token = percent > 0 ? '--color-tile-up' : '--color-tile-down';
  return `color-mix(in srgb, var(${token}) ${(share * 100).toFixed(1)}%, var(--color-tile-flat))`;
}
