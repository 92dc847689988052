type Rgb = readonly [red: number, green: number, blue: number];

const FLAT: Rgb = [45, 51, 59];
const PROFIT: Rgb = [22, 124, 56];
const LOSS: Rgb = [190, 44, 42];

/** Profit from which on the colour is at its fullest. */
const FULL_PERCENT = 8;
/** The faintest tint a profit or a loss gets, so that it is told from no change at all. */
const TINT_MIN = 0.22;

/**
 * The fill of a heatmap tile for a profit in per cent: slate at zero, towards
 * green above and red below. The square root spreads the small moves, where
 * most positions are. White text keeps a contrast of 4.5:1 on each of them.
 */
export function heatColour(percent: number): string {
  if (!Number.isFinite(percent) || percent === 0) return css(FLAT);
  const strength = Math.sqrt(Math.min(1, Math.abs(percent) / FULL_PERCENT));
  return css(mix(FLAT, percent > 0 ? PROFIT : LOSS, TINT_MIN + (1 - TINT_MIN) * strength));
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

const css = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`;
