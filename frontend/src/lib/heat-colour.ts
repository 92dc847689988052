/** Profit from which on the colour is at its fullest. */
const FULL_PERCENT = 8;
/** The faintest tint a profit or a loss gets, so that it is told from no change at all. */
const TINT_MIN = 0.22;

/** How much of a profit's colour a tile has: 0 without any profit, 1 from eight per cent on. */
export function heatShare(percent: number): number {
  if (!Number.isFinite(percent) || percent === 0) return 0;
  const strength = Math.sqrt(Math.min(1, Math.abs(percent) / FULL_PERCENT));
  return TINT_MIN + (1 - TINT_MIN) * strength;
}

/**
 * The fill of a heatmap tile for a profit in per cent, as CSS: the flat token at
 * zero, towards that of gains above and that of losses below. The square root
 * spreads the small moves, where most positions are.
 */
export function heatColour(percent: number): string {
  const share = heatShare(percent);
  if (share === 0) return 'var(--color-tile-flat)';
  const token = percent > 0 ? '--color-tile-up' : '--color-tile-down';
  return `color-mix(in srgb, var(${token}) ${Math.round(share * 100)}%, var(--color-tile-flat))`;
}
