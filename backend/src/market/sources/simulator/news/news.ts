import type { Instrument } from '../../../symbols/universe.ts';
import { SESSIONS_PER_YEAR } from '../session.ts';

/** The smallest and the largest move of a price on news, up or down. */
const JUMP_MIN = 0.02;
const JUMP_MAX = 0.05;

/** Mean square of a size that is uniform between the two. */
const JUMP_MEAN_SQUARE = (JUMP_MIN * JUMP_MIN + JUMP_MIN * JUMP_MAX + JUMP_MAX * JUMP_MAX) / 3;

/**
 * Returns the share of an instrument's variance that comes from jumps: `share` for a company, 0 for
 * a fund, because no single company's news moves it that far.
 */
export const jumpShareOf = ({ sector }: Instrument, share: number): number =>
  sector === 'ETF' ? 0 : share;

/**
 * Returns the mean number of jumps per session, chosen so that they make up their share of the
 * variance: `share·σ² / (252·E[J²])`. At a share of a quarter that is one in 18 sessions at a
 * volatility of 27 %, one in 4 at 56 %.
 */
export const jumpsPerSession = (instrument: Instrument, share: number): number =>
  (jumpShareOf(instrument, share) * instrument.volatility * instrument.volatility) /
  (SESSIONS_PER_YEAR * JUMP_MEAN_SQUARE);

/**
 * Converts a random word to a jump, as a simple return. Up and down are equally likely and of equal
 * size, so that news does not change the expected price.
 */
export function jumpOf(word: number): number {
  const size = JUMP_MIN + (JUMP_MAX - JUMP_MIN) * ((word >>> 1) / 2_147_483_648);
  return word & 1 ? size : -size;
}
