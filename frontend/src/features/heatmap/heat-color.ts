/** Profit from which on the color is at its fullest. */
const FULL_PERCENT = 8;
/** Below 1, so that small moves, where most positions are, are told apart; a hundredth stays gray. */
const RAMP_EXPONENT = 2 / 3;

/** Returns how much of a gain's or loss's color a tile has: from 0 at no change to 1 at eight percent. */
export function heatShare(percent: number): number {
  if (!Number.isFinite(percent)) return 0;
  return Math.min(1, Math.abs(percent) / FULL_PERCENT) ** RAMP_EXPONENT;
}

/**
 * Returns the fill of a heatmap tile for a change in percent, as CSS: the flat token at zero,
 * towards that of gains above and that of losses below.
 */
export function heatColor(percent: number): string {
  const share = heatShare(percent);
  if (share === 0) return 'var(--color-tile-flat)';
  const token = percent > 0 ? '--color-tile-up' : '--color-tile-down';
  return `color-mix(in srgb, var(${token}) ${(share * 100).toFixed(1)}%, var(--color-tile-flat))`;
}
