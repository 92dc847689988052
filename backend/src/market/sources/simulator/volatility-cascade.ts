import { exp } from './random/elementary.ts';
import type { Noise, Stream } from './random/noise.ts';

/** How many steps the quickest multiplier lasts: half a minute. */
export const MOOD_STEPS = 60;
/** Each further multiplier lasts six times as long: 3 and 18 minutes, 1.8 and 10.8 hours. */
const RATIO = 6;
const LEVELS = 5;
/** How many steps the slowest multiplier lasts. */
const LONGEST_STEPS = MOOD_STEPS * RATIO * RATIO * RATIO * RATIO;

/** Keeps the draws of the levels apart; more than the epochs of 100 years. */
const LEVEL_PLACES = 268_435_456;

/** The step of its mood at which a stream begins, so that not all change at once. */
export const moodOffset = (mood: Stream): number => (mood >>> 0) % LONGEST_STEPS;

/**
 * By what the variance of a source of returns is multiplied at a step: a product
 * of log-normal multipliers of mean 1, each constant for its own span of time and
 * then drawn anew. Squared returns thus stay correlated over many horizons, with
 * the slow decay of real ones, while their mean stays what it is. This is the
 * Markov-switching multifractal of Calvet & Fisher (2004), with spans of fixed
 * instead of random length: what holds at a step then needs no past to be known.
 *
 * Changes only where `step + moodOffset(mood)` is a multiple of `MOOD_STEPS`.
 *
 * @param deviation standard deviation of the logarithm of each multiplier
 */
export function varianceMultiplier(
  noise: Noise,
  mood: Stream,
  step: number,
  deviation: number,
): number {
  if (deviation === 0) return 1;
  const place = step + moodOffset(mood);
  let sum = 0;
  let span = MOOD_STEPS;
  for (let level = 0; level < LEVELS; level++) {
    sum += noise.drawNormal(mood, level * LEVEL_PLACES + Math.floor(place / span));
    span *= RATIO;
  }
  return exp(deviation * sum - (LEVELS * deviation * deviation) / 2);
}
