import { exp } from '../sources/simulator/random/elementary.ts';

const ROUND_LOT = 100;
/** The part of a day's volume that is shown at the best price. */
const PART_OF_DAY = 1 / 40_000;
/** Standard deviation of the logarithm of the size; mean 1. */
const DEVIATION = 0.5;

/**
 * Returns the size shown at the best price in whole shares, a multiple of 100:
 *
 *     S = max(100, round100(adv/40,000 · e^(0.5z − 0.125)))
 *
 * Log-normal with mean adv/40,000; the part and the deviation are our choice.
 *
 * @param adv average daily volume in whole shares
 * @param noise z, a standard normal
 */
export function displayedSize(adv: number, noise: number): number {
  const size = adv * PART_OF_DAY * exp(DEVIATION * noise - (DEVIATION * DEVIATION) / 2);
  return Math.max(ROUND_LOT, Math.round(size / ROUND_LOT) * ROUND_LOT);
}
