import type { Ticker } from '@finally/contract';
import { exp } from '../sources/simulator/random/elementary.ts';
import { Noise, streamOf } from '../sources/simulator/random/noise.ts';

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

/** What decides the size of a ticker in a step. */
export interface SizeOrigin {
  /** Any 32-bit integer. */
  readonly seed: number;
  readonly ticker: Ticker;
  readonly step: number;
  /** Average daily volume in whole shares. */
  readonly adv: number;
}

/**
 * Returns the displayed size of any step, also of one long ago: z is the normal of Philox by seed,
 * stream "book TICKER" and step.
 */
export const displayedSizeAt = ({ seed, ticker, step, adv }: SizeOrigin): number =>
  displayedSize(adv, new Noise(seed).drawNormal(streamOf(ticker, 'book'), step));
