import { exp } from './random/elementary.ts';
import type { Noise, Stream } from './random/noise.ts';

/** Number of steps that the fastest multiplier lasts: half a minute. */
export const MOOD_STEPS = 60;
/** Each further multiplier lasts six times as long: 3 and 18 minutes, 1.8 and 10.8 hours. */
const RATIO = 6;
const LEVELS = 5;
/** Number of steps that the slowest multiplier lasts. */
const LONGEST_STEPS = MOOD_STEPS * RATIO * RATIO * RATIO * RATIO;

/** Separates the draws of the levels; more than the number of epochs in 100 years. */
const LEVEL_PLACES = 268_435_456;

/** Returns the step offset of a mood, so that not all moods change at once. */
export const moodOffset = (mood: Stream): number => (mood >>> 0) % LONGEST_STEPS;

/**
 * Returns the multiplier of the variance of a source of returns at a step: a product of log-normal
 * multipliers of mean 1, each constant for its own period and then drawn again. Squared returns are
 * therefore correlated over many horizons, with a slow decay as in real markets, and their mean is
 * unchanged. This is the Markov-switching multifractal of Calvet & Fisher (2004), with periods of
 * fixed instead of random length, so that the value at a step needs no earlier state.
 *
 * Changes only if `step + moodOffset(mood)` is a multiple of `MOOD_STEPS`.
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
